using Playbooks.Core.Expressions;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Shapes;

/// <summary>A text with expressions, and the scalar it was read from.</summary>
internal sealed record Written(Template Template, YamlNode.Scalar Node)
{
    public YamlSpan At(int offset) => PlaceIn(Node, offset);

    /// <summary>
    /// Where that character of the text stands in the file. Known exactly for a text on one line without escapes; the beginning of the
    /// value for all others.
    /// </summary>
    public static YamlSpan PlaceIn(YamlNode.Scalar node, int offset)
    {
        var span = node.Span;
        var quotes = span.EndColumn - span.Column - node.Text.Length;
        var isVerbatim = span.Line == span.EndLine && quotes is 0 or 2;
        return isVerbatim ? YamlSpan.At(span.Line, span.Column + (quotes / 2) + Math.Min(offset, node.Text.Length)) : span;
    }
}
