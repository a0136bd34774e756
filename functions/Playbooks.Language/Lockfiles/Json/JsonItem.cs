namespace Playbooks.Language.Lockfiles.Json;

/// <summary>A JSON value with its line. Members of an array have an empty name.</summary>
internal sealed class JsonItem(int line, string? text)
{
    private readonly List<(string Name, JsonItem Item)> _members = [];

    /// <summary>From 1.</summary>
    internal int Line { get; } = line;

    /// <summary>A text or number as written; null for everything else.</summary>
    internal string? Text { get; } = text;

    internal IReadOnlyList<(string Name, JsonItem Item)> Members => _members;

    /// <summary>The last of that name, as JSON readers take it.</summary>
    internal JsonItem? this[string name] => _members.FindLast(m => m.Name == name).Item;

    internal void Add(string name, JsonItem item) => _members.Add((name, item));

    internal string? TextOf(string name) => this[name]?.Text;
}
