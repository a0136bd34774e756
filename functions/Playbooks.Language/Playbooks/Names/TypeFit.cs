namespace Playbooks.Language.Playbooks.Names;

/// <summary>Whether a value of one type may stand where another is wanted.</summary>
internal static class TypeFit
{
    /// <summary>Null where it may; else a phrase that names what is wanted and what is there.</summary>
    public static string? Difference(ValueType wanted, ValueType given) => (wanted, given) switch
    {
        (ValueType.Dyn, _) or (_, ValueType.Dyn) => null,
        (ValueType.List a, ValueType.List b) => Inside("its elements", a.Element, b.Element),
        (ValueType.Map a, ValueType.Map b) => Inside("its values", a.Value, b.Value),
        (ValueType.Map a, ValueType.Object b) => First(b.Fields.Select(field => Inside($"'{field.Key}' of it", a.Value, field.Value.Type))),
        (ValueType.Object a, ValueType.Map b) => First(a.Fields.Select(field => Inside($"'{field.Key}' of it", field.Value.Type, b.Value))),
        (ValueType.Object a, ValueType.Object b) => First(a.Fields.Select(field => Member(field.Key, field.Value, b))),
        (ValueType.Optional a, ValueType.Optional b) => Difference(a.Held, b.Held),
        (ValueType.Optional a, _) => given == ValueType.Null ? null : Difference(a.Held, given),
        _ => wanted == given || IsWritten(wanted, given) ? null : $"{wanted.Name} is wanted, and it is {given.Name}",
    };

    /// <summary>JSON has one kind of number, and times are written as text.</summary>
    private static bool IsWritten(ValueType wanted, ValueType given) =>
        (given == ValueType.Int && (wanted == ValueType.Double || wanted == ValueType.Uint))
        || (given == ValueType.Text && (wanted == ValueType.Timestamp || wanted == ValueType.Duration));

    private static string? Member(string name, ValueType.Field wanted, ValueType.Object given) =>
        given.Fields.TryGetValue(name, out var found) ? Inside($"'{name}' of it", wanted.Type, found.Type)
        : wanted.Required ? $"'{name}' of type {wanted.Type.Name} is missing in it" : null;

    private static string? Inside(string place, ValueType wanted, ValueType given) => Difference(wanted, given) is { } difference ? $"for {place}, {difference}" : null;

    private static string? First(IEnumerable<string?> differences) => differences.FirstOrDefault(difference => difference is not null);
}
