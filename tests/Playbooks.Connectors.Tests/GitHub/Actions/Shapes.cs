using Playbooks.Core.Values;

namespace Playbooks.Connectors.Tests.GitHub.Actions;

/// <summary>Holds a value against the type that a contract promises.</summary>
internal static class Shapes
{
    public static IEnumerable<string> Errors(Value value, ValueType type, string place) => (type, value) switch
    {
        (ValueType.Dyn, _) => [],
        (ValueType.Object known, Value.Map map) =>
        [
            .. known.Fields.Where(f => f.Value.Required && map.Get(f.Key) is null).Select(f => $"{place}.{f.Key} is not there"),
            .. map.Entries.SelectMany(e => e.Key is Value.Text name && known.Fields.TryGetValue(name.Content, out var field)
                ? Errors(e.Value, field.Type, $"{place}.{name.Content}")
                : [$"{place}: {e.Key} is not promised"]),
        ],
        (ValueType.List list, Value.List items) => items.Elements.SelectMany((item, at) => Errors(item, list.Element, $"{place}[{at}]")),
        _ when type == Of(value) => [],
        _ => [$"{place} is {value}, and {type} is promised"],
    };

    private static ValueType? Of(Value value) => value switch
    {
        Value.Text => ValueType.Text,
        Value.Int => ValueType.Int,
        Value.Bool => ValueType.Bool,
        _ => null,
    };
}
