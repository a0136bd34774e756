using System.Globalization;
using System.Text;
using Playbooks.Core.Expressions.Evaluation;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Functions;

/// <summary>How "%s" writes a value: texts bare, lists "[a, b]", maps "{k: v}" sorted by their written keys.</summary>
internal sealed class TextForm(Meter meter)
{
    /// <summary>Null where the value has no written form, or the budget is spent.</summary>
    public string? Of(Value value) => !meter.Step() ? null : value switch
    {
        Value.Text t => t.Content,
        Value.Null => "null",
        Value.Bool b => b.Flag ? "true" : "false",
        Value.Int i => i.Number.ToString(CultureInfo.InvariantCulture),
        Value.Uint u => u.Number.ToString(CultureInfo.InvariantCulture),
        Value.Double d => NumberText.Plain(d.Number),
        Value.Bytes b => Encoding.UTF8.GetString(b.Content.AsSpan()),
        Value.Timestamp t => TimeText.Write(t),
        Value.Duration d => TimeText.Write(d),
        Value.Type t => t.Name,
        Value.List list => OfList(list),
        Value.Map map => OfMap(map),
        _ => null,
    };

    private string? OfList(Value.List list)
    {
        var parts = new List<string>();
        foreach (var element in list.Elements)
        {
            if (Of(element) is not { } part || !meter.Reserve(part.Length + 2))
            {
                return null;
            }

            parts.Add(part);
        }

        return $"[{string.Join(", ", parts)}]";
    }

    private string? OfMap(Value.Map map)
    {
        var parts = new List<(string Key, string Value)>();
        foreach (var (key, value) in map.Entries)
        {
            if (Of(key) is not { } name || Of(value) is not { } part || !meter.Reserve(name.Length + part.Length + 4))
            {
                return null;
            }

            parts.Add((name, part));
        }

        return $"{{{string.Join(", ", parts.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}: {p.Value}"))}}}";
    }
}
