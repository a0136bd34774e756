using Playbooks.Core.Values;
using Playbooks.Language.Shapes;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Playbooks.Drafts;

/// <summary>Reads what stands under <c>with</c>: every text is a template, everything else is meant as it is written.</summary>
internal static class ArgumentReader
{
    public static ArgumentDraft.Group Group(Reading reading, Shape shape, string key)
    {
        var entries = shape.Entries(key, mayBeEmpty: true);
        return new([.. entries.Select(entry => new ArgumentDraft.Member(entry.Key, entry.KeySpan, Read(reading, entry.Value)))], shape.KeyAt(key));
    }

    private static ArgumentDraft Read(Reading reading, YamlNode node) => node switch
    {
        YamlNode.Scalar scalar when PlainYaml.Of(scalar) is not Value.Text => new ArgumentDraft.Constant(PlainYaml.Of(scalar), scalar.Span),
        YamlNode.Scalar scalar => reading.Template(scalar) is { } text ? new ArgumentDraft.Leaf(text) : new ArgumentDraft.Broken(scalar.Span),
        YamlNode.Sequence sequence => new ArgumentDraft.Sequence([.. sequence.Items.Select(item => Read(reading, item))], sequence.Span),
        YamlNode.Mapping map => new ArgumentDraft.Group(
            [.. map.Entries.Select(entry => new ArgumentDraft.Member(entry.Key, entry.KeySpan, Read(reading, entry.Value)))], map.Span),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
