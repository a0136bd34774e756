using System.Collections.Immutable;

namespace Playbooks.Language.Playbooks.Drafts;

/// <summary>The types that inputs are declared with: a word, or <c>list&lt;…&gt;</c> and <c>map&lt;…&gt;</c> around one, up to three deep.</summary>
internal static class InputType
{
    private const int Deepest = 3;

    /// <summary>When an artifact was hostile. Times are RFC 3339 text.</summary>
    public static ValueType Window { get; } = new ValueType.Object(ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
    [
        KeyValuePair.Create("from", new ValueType.Field(ValueType.Text, Required: true)),
        KeyValuePair.Create("to", new ValueType.Field(ValueType.Text, Required: true)),
        KeyValuePair.Create("source", new ValueType.Field(ValueType.Text, Required: false)),
    ]));

    private static readonly Dictionary<string, ValueType> Words = new(StringComparer.Ordinal)
    {
        ["string"] = ValueType.Text,
        ["int"] = ValueType.Int,
        ["bool"] = ValueType.Bool,
        ["double"] = ValueType.Double,
        ["timestamp"] = ValueType.Timestamp,
        ["duration"] = ValueType.Duration,
        ["purl"] = ValueType.Text,
        ["window"] = Window,
        ["object"] = ValueType.MapOf(ValueType.Text, ValueType.Any),
        ["any"] = ValueType.Any,
    };

    public static IEnumerable<string> Names => Words.Keys.Concat(["list<string>", "list<window>", "map<string>"]);

    public static bool IsPackageUrl(string text) => text.TrimEnd('>').EndsWith("purl", StringComparison.Ordinal);

    /// <summary>The other way round.</summary>
    public static string NameOf(ValueType type, bool isPackageUrl) => type switch
    {
        _ when Words.FirstOrDefault(word => word.Value.Equals(type)).Key is { } word => isPackageUrl && word == "string" ? "purl" : word,
        ValueType.List list => $"list<{NameOf(list.Element, isPackageUrl)}>",
        ValueType.Map map => $"map<{NameOf(map.Value, isPackageUrl)}>",
        _ => "any",
    };

    /// <summary>Null for a text that is no type.</summary>
    public static ValueType? Read(string text) => Read(text, 0);

    private static ValueType? Read(string text, int depth) =>
        Words.TryGetValue(text, out var type) ? type
        : depth == Deepest || !text.EndsWith('>') ? null
        : text.StartsWith("list<", StringComparison.Ordinal) && Read(text[5..^1], depth + 1) is { } element ? ValueType.ListOf(element)
        : text.StartsWith("map<", StringComparison.Ordinal) && Read(text[4..^1], depth + 1) is { } value ? ValueType.MapOf(ValueType.Text, value)
        : null;
}
