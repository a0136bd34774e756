using System.Collections.Immutable;
using Playbooks.Core.Expressions.Functions;

namespace Playbooks.Core.Expressions.Checking;

/// <summary>Whether arguments fit a form of a function, and what the call then gives.</summary>
internal sealed class Unifier
{
    private readonly Dictionary<string, ValueType> decided = new(StringComparer.Ordinal);

    /// <summary>The result's type, or null where the arguments do not fit.</summary>
    public static ValueType? Apply(Signature form, ImmutableArray<ValueType> arguments)
    {
        if (form.Parameters.Length != arguments.Length)
        {
            return null;
        }

        var unifier = new Unifier();
        return form.Parameters.Zip(arguments).All(pair => unifier.Fits(pair.First, pair.Second)) ? unifier.Resolve(form.Result) : null;
    }

    /// <summary>Whether a value of the second type may stand where the first is wanted; null fits maps, objects and optionals too.</summary>
    public static bool CanBe(ValueType wanted, ValueType given) => new Unifier().Fits(wanted, given);

    /// <summary>The one type of several values, or any.</summary>
    public static ValueType Join(ValueType left, ValueType right) =>
        left == right ? left : CanBe(left, right) && CanBe(right, left) ? Wider(left, right) : ValueType.Any;

    private static ValueType Wider(ValueType left, ValueType right) => (left, right) switch
    {
        (ValueType.List a, ValueType.List b) => ValueType.ListOf(Join(a.Element, b.Element)),
        (ValueType.Map a, ValueType.Map b) => ValueType.MapOf(Join(a.Key, b.Key), Join(a.Value, b.Value)),
        _ => ValueType.Any,
    };

    private bool Fits(ValueType wanted, ValueType given) => (wanted, given) switch
    {
        (ValueType.Parameter letter, _) => Decide(letter, given),
        (ValueType.Dyn, _) or (_, ValueType.Dyn) => true,
        (ValueType.List a, ValueType.List b) => Fits(a.Element, b.Element),
        (ValueType.Map a, ValueType.Map b) => Fits(a.Key, b.Key) && Fits(a.Value, b.Value),
        (ValueType.Map a, ValueType.Object b) => Fits(a.Key, ValueType.Text) && b.Fields.Values.All(field => Fits(a.Value, field.Type)),
        (ValueType.Object a, ValueType.Map b) => Fits(b.Key, ValueType.Text) && a.Fields.Values.All(field => Fits(field.Type, b.Value)),
        (ValueType.Object a, ValueType.Object b) => a.Fields.All(f => b.Fields.TryGetValue(f.Key, out var other) ? Fits(f.Value.Type, other.Type) : !f.Value.Required),
        (ValueType.Optional a, ValueType.Optional b) => Fits(a.Held, b.Held),
        _ => wanted == given,
    };

    private bool Decide(ValueType.Parameter letter, ValueType given)
    {
        if (!decided.TryGetValue(letter.Letter, out var known))
        {
            decided[letter.Letter] = given;
            return true;
        }

        var fits = Comparable(known, given);
        decided[letter.Letter] = Join(known, given);
        return fits;
    }

    /// <summary>Numbers compare across their types, and anything may be compared with null.</summary>
    private bool Comparable(ValueType left, ValueType right) =>
        Fits(left, right) || Fits(right, left) || left == ValueType.Null || right == ValueType.Null || (IsNumber(left) && IsNumber(right))
        || (left is ValueType.List a && right is ValueType.List b && Comparable(a.Element, b.Element))
        || (left is ValueType.Optional x && right is ValueType.Optional y && Comparable(x.Held, y.Held));

    private static bool IsNumber(ValueType type) => type == ValueType.Int || type == ValueType.Uint || type == ValueType.Double;

    private ValueType Resolve(ValueType type) => type switch
    {
        ValueType.Parameter letter => decided.GetValueOrDefault(letter.Letter, ValueType.Any),
        ValueType.List list => ValueType.ListOf(Resolve(list.Element)),
        ValueType.Map map => ValueType.MapOf(Resolve(map.Key), Resolve(map.Value)),
        ValueType.Optional optional => ValueType.OptionalOf(Resolve(optional.Held)),
        _ => type,
    };
}
