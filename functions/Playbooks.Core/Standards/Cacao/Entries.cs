using Playbooks.Core.Values;

namespace Playbooks.Core.Standards.Cacao;

/// <summary>The members of a JSON object by name; nothing for any other value.</summary>
internal static class Entries
{
    public static IEnumerable<(string Name, Value Value)> Of(Value? value) =>
        value is Value.Map map ? map.Entries.Select(entry => (((Value.Text)entry.Key).Content, entry.Value)) : []; // JSON has no other names
}
