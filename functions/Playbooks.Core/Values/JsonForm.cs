using System.Globalization;

namespace Playbooks.Core.Values;

/// <summary>What stands in JSON for a value that JSON does not have.</summary>
internal static class JsonForm
{
    /// <summary>The value itself where it is null, a bool, a finite number, a text, a list or a map of distinct names; else what stands for it.</summary>
    public static Value Of(Value value) => value switch
    {
        Value.Double d when !double.IsFinite(d.Number) => Value.Of(double.IsNaN(d.Number) ? "NaN" : d.Number > 0 ? "Infinity" : "-Infinity"),
        Value.Bytes b => Value.Of(Convert.ToBase64String(b.Content.AsSpan())),
        Value.Timestamp t => Value.Of(TimeText.Write(t)),
        Value.Duration d => Value.Of(TimeText.Write(d)),
        Value.Type t => Value.Of(t.Name),
        Value.Optional o => o.Held is null ? Value.Nothing : Of(o.Held),
        Value.Map m when HasClashingNames(m) => Value.ListOf(m.Entries.Select(e => Value.ListOf([e.Key, e.Value]))),
        _ => value,
    };

    public static string NameOf(Value key) => key switch
    {
        Value.Text t => t.Content,
        Value.Bool b => b.Flag ? "true" : "false",
        Value.Int i => i.Number.ToString(CultureInfo.InvariantCulture),
        Value.Uint u => u.Number.ToString(CultureInfo.InvariantCulture),
        _ => key.ToString(),
    };

    private static bool HasClashingNames(Value.Map map) =>
        map.Entries.Any(e => e.Key is not Value.Text) && map.Entries.Select(e => NameOf(e.Key)).Distinct(StringComparer.Ordinal).Count() < map.Entries.Count;
}
