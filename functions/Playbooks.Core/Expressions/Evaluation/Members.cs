using System.Globalization;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Evaluation;

/// <summary>Reading members of maps, lists and optionals.</summary>
internal static class Members
{
    private static readonly Value None = new Value.Optional(null);

    public static Evaluated Select(Value operand, string field, bool optional) => operand switch
    {
        Value.Map map when optional => new Value.Optional(map.Entries.Get(field)),
        Value.Map map => map.Entries.Get(field) is { } found ? found : new Problem($"there is no member '{field}'"),
        Value.Optional { Held: null } => None,
        Value.Optional { Held: { } held } => Select(held, field, optional: true),
        _ => new Problem($"a value of type {Types.NameOf(operand)} has no members"),
    };

    public static Evaluated Has(Value operand, string field) => operand switch
    {
        Value.Map map => map.Entries.Get(field) is not null,
        Value.Optional { Held: null } => false,
        Value.Optional { Held: { } held } => Has(held, field),
        _ => new Problem($"a value of type {Types.NameOf(operand)} has no members"),
    };

    public static Evaluated Index(Value operand, Value key, bool optional) => operand switch
    {
        Value.Map map => InMap(map, key, optional),
        Value.List list => InList(list, key, optional),
        Value.Optional { Held: null } => None,
        Value.Optional { Held: { } held } => Index(held, key, optional: true),
        _ => new Problem($"a value of type {Types.NameOf(operand)} has no elements"),
    };

    private static Evaluated InMap(Value.Map map, Value key, bool optional)
    {
        if (!Keys.IsKey(key) && key is not Value.Double)
        {
            return new Problem($"a map has no keys of type {Types.NameOf(key)}");
        }

        var found = Keys.Find(map.Entries, key);
        return optional ? new Value.Optional(found)
            : found is not null ? found
            : new Problem(key is Value.Text text ? $"there is no member '{text.Content}'" : "there is no entry with this key");
    }

    private static Evaluated InList(Value.List list, Value key, bool optional)
    {
        if (Keys.AsIndex(key) is not { } index)
        {
            return new Problem($"a place in a list is a whole number, not a value of type {Types.NameOf(key)}");
        }

        var found = index >= 0 && index < list.Elements.Length ? list.Elements[(int)index] : null;
        return optional ? new Value.Optional(found)
            : found is not null ? found
            : new Problem(string.Create(CultureInfo.InvariantCulture, $"there is no element {index} in a list of {list.Elements.Length}"));
    }
}
