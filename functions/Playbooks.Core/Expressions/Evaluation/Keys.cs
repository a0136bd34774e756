using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Evaluation;

/// <summary>Keys of maps: 1, 1u and 1.0 find the same entry.</summary>
internal static class Keys
{
    public static bool IsKey(Value value) => value is Value.Text or Value.Int or Value.Uint or Value.Bool;

    public static Value? Find(ValueMap map, Value key) => key switch
    {
        Value.Text or Value.Bool => map.TryGet(key, out var found) ? found : null,
        Value.Int i => map.TryGet(key, out var found) || (i.Number >= 0 && map.TryGet(new Value.Uint((ulong)i.Number), out found)) ? found : null,
        Value.Uint u => map.TryGet(key, out var found) || (u.Number <= long.MaxValue && map.TryGet(Value.Of((long)u.Number), out found)) ? found : null,
        Value.Double d => FromDouble(d.Number) is { } whole ? Find(map, whole) : null,
        _ => null,
    };

    /// <summary>False where the map has that key already.</summary>
    public static bool TryAdd(ValueMap.Builder map, Value key, Value value)
    {
        var twin = key switch
        {
            Value.Int { Number: >= 0 } i => new Value.Uint((ulong)i.Number),
            Value.Uint { Number: <= long.MaxValue } u => Value.Of((long)u.Number),
            _ => key,
        };
        if (map.Contains(key) || map.Contains(twin))
        {
            return false;
        }

        map.Set(key, value);
        return true;
    }

    /// <summary>The place in a list, or null where the value is no whole number.</summary>
    public static long? AsIndex(Value key) => key switch
    {
        Value.Int i => i.Number,
        Value.Uint u => u.Number <= long.MaxValue ? (long)u.Number : long.MaxValue,
        Value.Double d => (FromDouble(d.Number) as Value.Int)?.Number,
        _ => null,
    };

    private static Value? FromDouble(double number) =>
        number != Math.Floor(number) ? null
        : number is >= -9223372036854775808.0 and < 9223372036854775808.0 ? Value.Of((long)number)
        : number is > 0 and < 18446744073709551616.0 ? new Value.Uint((ulong)number)
        : null;
}
