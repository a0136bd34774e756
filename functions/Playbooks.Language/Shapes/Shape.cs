using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Shapes;

/// <summary>A map with known keys. Unknown and missing ones are findings as soon as it is made; keys that are absent read as null.</summary>
internal sealed class Shape
{
    private readonly YamlNode.Mapping map;
    private readonly KeySet keys;
    private readonly Reading reading;

    public Shape(YamlNode.Mapping map, KeySet keys, Reading reading)
    {
        this.map = map;
        this.keys = keys;
        this.reading = reading;
        foreach (var entry in map.Entries.Where(entry => !keys.Has(entry.Key)))
        {
            reading.Findings.Add(DiagnosticCodes.UnknownKey, entry.KeySpan, Findings.Sentence($"{keys.What} has no key '{entry.Key}'"), Findings.DidYouMean(entry.Key, keys.All));
        }

        foreach (var key in keys.Required.Where(key => map.Get(key) is null))
        {
            reading.Findings.Add(DiagnosticCodes.MissingKey, At, Findings.Sentence($"{keys.What} needs the key '{key}'"), $"Add '{key}:' with its value.");
        }
    }

    public YamlSpan At => YamlSpan.At(map.Span.Line, map.Span.Column);

    public YamlNode? Node(string key) => map.Get(key);

    public YamlSpan KeyAt(string key) => map.Entries.LastOrDefault(entry => entry.Key == key)?.KeySpan ?? At;

    public Located<string>? Text(string key, int most = 200) => Node(key) is { } node ? reading.Text(node, What(key), most) : null;

    public Located<string>? Name(string key) => Node(key) is { } node ? reading.Name(node, What(key)) : null;

    public Located<string>? Matching(string key, Regex form, DiagnosticCode code, string cure) =>
        Node(key) is { } node ? reading.Matching(node, What(key), form, code, cure) : null;

    public Located<string>? Word(string key, ImmutableArray<string> words) => Node(key) is { } node ? reading.Word(node, What(key), words) : null;

    public Located<TimeSpan>? Duration(string key) => Node(key) is { } node ? reading.Duration(node, What(key)) : null;

    public Located<int>? Number(string key, int least, int most) => Node(key) is { } node ? reading.Number(node, What(key), least, most) : null;

    public Located<bool>? Flag(string key) => Node(key) is { } node ? reading.Flag(node, What(key)) : null;

    public Written? Expression(string key) => Node(key) is { } node ? reading.Expression(node, What(key)) : null;

    public ImmutableArray<YamlNode> Items(string key, int most = 200, bool mayBeEmpty = false) =>
        Node(key) is { } node ? reading.Items(node, What(key), most, mayBeEmpty) : [];

    public ImmutableArray<YamlEntry> Entries(string key, bool mayBeEmpty = false) => Node(key) is { } node ? reading.Entries(node, What(key), mayBeEmpty) : [];

    public Shape? Map(string key, KeySet inner) => Node(key) is { } node ? reading.Map(node, inner) : null;

    private string What(string key) => $"'{key}' of {keys.What}";
}
