using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Evaluation;

/// <summary>Equality and order of values (CEL language definition, "Equality" and "Ordering"): numbers compare across their types.</summary>
internal static class Comparison
{
    /// <summary>False too where the budget is spent; the caller looks at the meter.</summary>
    public static bool AreEqual(Value left, Value right, Meter meter) => meter.Step() && (left, right) switch
    {
        (Value.Text a, Value.Text b) => meter.Step(a.Content.Length / 64) && a.Content == b.Content,
        (Value.Int a, Value.Int b) => a.Number == b.Number,
        (Value.Double a, Value.Double b) => a.Number == b.Number,
        (Value.Int or Value.Uint or Value.Double, Value.Int or Value.Uint or Value.Double) => Numbers(left, right) == 0,
        (Value.List a, Value.List b) => AreEqual(a, b, meter),
        (Value.Map a, Value.Map b) => AreEqual(a, b, meter),
        (Value.Optional a, Value.Optional b) => a.Held is null ? b.Held is null : b.Held is not null && AreEqual(a.Held, b.Held, meter),
        (Value.Bytes a, Value.Bytes b) => meter.Step(a.Content.Length / 64) && a.Equals(b),
        _ => left.Equals(right),
    };

    /// <summary>
    /// Null where one of them is NaN. Whole numbers are compared with doubles as doubles, as the specification's cases have it,
    /// so that beyond 2^53 neighbours may be equal.
    /// </summary>
    public static int? Numbers(Value left, Value right) => (left, right) switch
    {
        (Value.Int a, Value.Int b) => a.Number.CompareTo(b.Number),
        (Value.Uint a, Value.Uint b) => a.Number.CompareTo(b.Number),
        (Value.Double a, Value.Double b) => Doubles(a.Number, b.Number),
        (Value.Int a, Value.Uint b) => a.Number < 0 ? -1 : ((ulong)a.Number).CompareTo(b.Number),
        (Value.Uint a, Value.Int b) => b.Number < 0 ? 1 : a.Number.CompareTo((ulong)b.Number),
        (Value.Double a, Value.Int b) => Doubles(a.Number, b.Number),
        (Value.Double a, Value.Uint b) => Doubles(a.Number, b.Number),
        (Value.Int a, Value.Double b) => Doubles(a.Number, b.Number),
        (Value.Uint a, Value.Double b) => Doubles(a.Number, b.Number),
        _ => null,
    };

    /// <summary>Text by code points, not by UTF-16 units: those above U+FFFF come last.</summary>
    public static int Texts(string left, string right)
    {
        var at = left.AsSpan().CommonPrefixLength(right);
        if (at == left.Length || at == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        var (a, b) = (left[at], right[at]);
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b) : char.IsSurrogate(a) ? 1 : -1;
    }

    private static int? Doubles(double left, double right) =>
        double.IsNaN(left) || double.IsNaN(right) ? null : left == right ? 0 : left < right ? -1 : 1;

    private static bool AreEqual(Value.List left, Value.List right, Meter meter)
    {
        if (left.Elements.Length != right.Elements.Length)
        {
            return false;
        }

        for (var i = 0; i < left.Elements.Length; i++)
        {
            if (!AreEqual(left.Elements[i], right.Elements[i], meter))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(Value.Map left, Value.Map right, Meter meter)
    {
        if (left.Entries.Count != right.Entries.Count)
        {
            return false;
        }

        foreach (var (key, value) in left.Entries)
        {
            if (Keys.Find(right.Entries, key) is not { } other || !AreEqual(value, other, meter))
            {
                return false;
            }
        }

        return true;
    }
}
