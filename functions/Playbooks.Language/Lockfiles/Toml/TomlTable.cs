namespace Playbooks.Language.Lockfiles.Toml;

/// <summary>A table with its header (<c>package</c> for <c>[[package]]</c>); a value is a text without quotes, or an array or inline table as written.</summary>
internal sealed class TomlTable(string header, int line)
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    internal string Header { get; } = header;

    internal int Line { get; } = line;

    internal IReadOnlyDictionary<string, string> Values => _values;

    internal string? this[string key] => _values.GetValueOrDefault(key);

    internal void Add(string key, string value) => _values[key] = value;
}
