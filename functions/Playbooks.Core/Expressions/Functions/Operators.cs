using Playbooks.Core.Expressions.Evaluation;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Functions;

internal static class Operators
{
    private static readonly string[] Ordered = ["bool", "string", "bytes", "timestamp", "duration"];
    private static readonly string[] Numeric = ["int", "uint", "double"];

    public static IEnumerable<(FunctionBody, string[])> All =>
    [
        ((a, meter) => Comparison.AreEqual(a[0], a[1], meter), ["_==_(T, T) -> bool"]),
        ((a, meter) => !Comparison.AreEqual(a[0], a[1], meter), ["_!=_(T, T) -> bool"]),
        ((a, _) => Order(a, order => order < 0), Orders("<")),
        ((a, _) => Order(a, order => order <= 0), Orders("<=")),
        ((a, _) => Order(a, order => order > 0), Orders(">")),
        ((a, _) => Order(a, order => order >= 0), Orders(">=")),
        (In, ["_in_(T, list<T>) -> bool", "_in_(K, map<K, V>) -> bool"]),
        (Add, [
            .. Same("+"), "_+_(string, string) -> string", "_+_(bytes, bytes) -> bytes", "_+_(list<T>, list<T>) -> list<T>",
            "_+_(timestamp, duration) -> timestamp", "_+_(duration, timestamp) -> timestamp", "_+_(duration, duration) -> duration",
        ]),
        (Subtract, [
            .. Same("-"), "_-_(timestamp, timestamp) -> duration", "_-_(timestamp, duration) -> timestamp", "_-_(duration, duration) -> duration",
        ]),
        ((a, _) => Arithmetic.Multiply(a[0], a[1]), [.. Same("*")]),
        ((a, _) => Arithmetic.Divide(a[0], a[1]), [.. Same("/")]),
        ((a, _) => Arithmetic.Modulo(a[0], a[1]), ["_%_(int, int) -> int", "_%_(uint, uint) -> uint"]),
        ((a, _) => Arithmetic.Negate(a[0]), ["-_(int) -> int", "-_(double) -> double"]),
        ((a, _) => a[0] is Value.Bool b ? !b.Flag : Problem.NoOverload, ["!_(bool) -> bool"]),
    ];

    private static IEnumerable<string> Same(string symbol) => Numeric.Select(type => $"_{symbol}_({type}, {type}) -> {type}");

    private static string[] Orders(string symbol) =>
    [
        .. Ordered.Select(type => $"_{symbol}_({type}, {type}) -> bool"),
        .. Numeric.SelectMany(left => Numeric.Select(right => $"_{symbol}_({left}, {right}) -> bool")),
    ];

    /// <summary>Null where the two have no order: other types, or NaN.</summary>
    public static int? Compare(Value left, Value right) => (left, right) switch
    {
        (Value.Int x, Value.Int y) => x.Number.CompareTo(y.Number),
        (Value.Text x, Value.Text y) => Comparison.Texts(x.Content, y.Content),
        (Value.Bool x, Value.Bool y) => x.Flag.CompareTo(y.Flag),
        (Value.Bytes x, Value.Bytes y) => x.Content.AsSpan().SequenceCompareTo(y.Content.AsSpan()),
        (Value.Timestamp x, Value.Timestamp y) => (x.Seconds, x.Nanos).CompareTo((y.Seconds, y.Nanos)),
        (Value.Duration x, Value.Duration y) => (x.Seconds, x.Nanos).CompareTo((y.Seconds, y.Nanos)),
        _ when IsNumber(left) && IsNumber(right) => Comparison.Numbers(left, right),
        _ => null,
    };

    private static bool IsNumber(Value value) => value is Value.Int or Value.Uint or Value.Double;

    private static Evaluated Order(ReadOnlySpan<Value> a, Func<int, bool> accept) =>
        Compare(a[0], a[1]) is { } order ? accept(order) : IsNumber(a[0]) && IsNumber(a[1]) ? false : Problem.NoOverload;

    private static Evaluated In(ReadOnlySpan<Value> a, Meter meter)
    {
        if (a[1] is Value.Map map)
        {
            return Keys.Find(map.Entries, a[0]) is not null;
        }

        if (a[1] is not Value.List list)
        {
            return Problem.NoOverload;
        }

        foreach (var element in list.Elements)
        {
            if (Comparison.AreEqual(a[0], element, meter))
            {
                return true;
            }
        }

        return false;
    }

    private static Evaluated Add(ReadOnlySpan<Value> a, Meter meter) => (a[0], a[1]) switch
    {
        (Value.Text x, Value.Text y) => meter.Reserve((long)x.Content.Length + y.Content.Length) ? x.Content + y.Content : Problem.Spent,
        (Value.Bytes x, Value.Bytes y) => meter.Reserve((long)x.Content.Length + y.Content.Length) ? new Value.Bytes(x.Content.AddRange(y.Content)) : Problem.Spent,
        (Value.List x, Value.List y) => meter.Reserve((long)x.Elements.Length + y.Elements.Length) ? new Value.List(x.Elements.AddRange(y.Elements)) : Problem.Spent,
        (Value.Timestamp x, Value.Duration y) => Instants.Add(x, y),
        (Value.Duration x, Value.Timestamp y) => Instants.Add(y, x),
        (Value.Duration x, Value.Duration y) => Instants.Add(x, y),
        var (x, y) => Arithmetic.Add(x, y),
    };

    private static Evaluated Subtract(ReadOnlySpan<Value> a, Meter meter) => (a[0], a[1]) switch
    {
        (Value.Timestamp x, Value.Timestamp y) => Instants.Between(y, x),
        (Value.Timestamp x, Value.Duration y) => Instants.Add(x, Instants.Negate(y)),
        (Value.Duration x, Value.Duration y) => Instants.Add(x, Instants.Negate(y)),
        var (x, y) => Arithmetic.Subtract(x, y),
    };
}
