using Playbooks.Core.Expressions.Syntax;

namespace Playbooks.Core.Expressions.Checking;

/// <summary>Types of members and elements.</summary>
internal static class MemberTypes
{
    public static ValueType Of(TypeWalk walk, ValueType operand, string field, Span span) => operand switch
    {
        ValueType.Dyn => ValueType.Any,
        ValueType.Object known => known.Fields.TryGetValue(field, out var found) ? found.Type : Unknown(walk, known, field, span),
        ValueType.Map map => Unifier.CanBe(map.Key, ValueType.Text) ? map.Value : walk.Fail(span, $"the keys of {map.Name} are no names", "use an index: value[key]"),
        ValueType.Optional optional => AsOptional(Of(walk, optional.Held, field, span)),
        _ => walk.Fail(span, $"a value of type {operand.Name} has no members", "read members of objects and maps only"),
    };

    public static ValueType AtKey(TypeWalk walk, ValueType operand, ValueType key, Span span) => operand switch
    {
        ValueType.Dyn => ValueType.Any,
        ValueType.List list => IsNumber(key) ? list.Element : walk.Fail(span, $"a place in a list is an int, not {key.Name}", "use a number, starting with 0"),
        ValueType.Map map => Unifier.CanBe(map.Key, key) || (IsNumber(map.Key) && IsNumber(key)) ? map.Value
            : walk.Fail(span, $"the keys of {map.Name} are {map.Key.Name}, not {key.Name}", $"use a key of type {map.Key.Name}"),
        ValueType.Object => Unifier.CanBe(ValueType.Text, key) ? ValueType.Any : walk.Fail(span, $"the members of {operand.Name} have names, not {key.Name}", "use the name of a member"),
        ValueType.Optional optional => AsOptional(AtKey(walk, optional.Held, key, span)),
        _ => walk.Fail(span, $"a value of type {operand.Name} has no elements", "use an index on lists and maps only"),
    };

    /// <summary>The type of the keys (null for a list) and of the elements that a macro walks over.</summary>
    public static (ValueType? Key, ValueType Element) OfElements(TypeWalk walk, ValueType range, Span span) => range switch
    {
        ValueType.Dyn => (null, ValueType.Any),
        ValueType.List list => (null, list.Element),
        ValueType.Map map => (map.Key, map.Value),
        ValueType.Object known => (ValueType.Text, known.Fields.IsEmpty ? ValueType.Any : known.Fields.Values.Select(f => f.Type).Aggregate(Unifier.Join)),
        _ => (null, walk.Fail(span, $"a list or map was expected, not {range.Name}", "put the value into a list: [value]")),
    };

    public static ValueType AsOptional(ValueType type) => type is ValueType.Optional ? type : ValueType.OptionalOf(type);

    private static bool IsNumber(ValueType type) => type == ValueType.Int || type == ValueType.Uint || type == ValueType.Double || type is ValueType.Dyn;

    private static ValueType Unknown(TypeWalk walk, ValueType.Object known, string field, Span span) =>
        walk.Fail(span, $"there is no member '{field}' in {known.Name}", Nearest.Cure(field, known.Fields.Keys));
}
