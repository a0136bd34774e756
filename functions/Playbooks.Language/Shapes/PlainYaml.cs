using System.Globalization;
using System.Text.RegularExpressions;
using Playbooks.Core.Values;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Shapes;

/// <summary>
/// What YAML nodes are as values, by the core schema of YAML 1.2 (§10.3), which editors use as well: unquoted <c>true</c>, <c>12</c>, <c>1.5</c>
/// and <c>null</c> are no texts, <c>yes</c> and <c>on</c> are.
/// </summary>
internal static partial class PlainYaml
{
    public static Value Of(YamlNode node) => node switch
    {
        YamlNode.Scalar scalar => Of(scalar),
        YamlNode.Sequence sequence => Value.ListOf(sequence.Items.Select(Of)),
        YamlNode.Mapping mapping => Value.MapOf([.. mapping.Entries.Select(entry => (entry.Key, Of(entry.Value)))]),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static Value Of(YamlNode.Scalar scalar) => !scalar.Plain ? Value.Of(scalar.Text)
        : scalar.IsNull ? Value.Nothing
        : scalar.Text switch
        {
            "true" or "True" or "TRUE" => Value.True,
            "false" or "False" or "FALSE" => Value.False,
            _ => Number(scalar.Text) ?? Value.Of(scalar.Text),
        };

    /// <summary>"a list", "a number", … for messages.</summary>
    public static string KindOf(YamlNode node) => node switch
    {
        YamlNode.Sequence => "a list",
        YamlNode.Mapping => "a map",
        YamlNode.Scalar scalar => Of(scalar) switch
        {
            Value.Null => "nothing",
            Value.Bool => "a truth value",
            Value.Int or Value.Double => "a number",
            _ => "a text",
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Value? Number(string text) =>
        text.Length > 40 ? null
        : Base16().IsMatch(text) && long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) ? Value.Of(hex)
        : Whole().IsMatch(text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? Value.Of(whole)
        : Broken().IsMatch(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var broken) && double.IsFinite(broken) ? Value.Of(broken)
        : null;

    [GeneratedRegex(@"\A0x[0-9a-fA-F]{1,16}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Base16();

    [GeneratedRegex(@"\A[-+]?[0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\A[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Broken();
}
