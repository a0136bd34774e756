namespace Playbooks.Cli.Catalogs;

/// <summary>A type with all its fields, where <see cref="ValueType.Name"/> is short.</summary>
internal static class TypeText
{
    public static string Write(ValueType type) => type switch
    {
        ValueType.List list => $"list<{Write(list.Element)}>",
        ValueType.Map map => $"map<{Write(map.Value)}>",
        ValueType.Object made => $"{{{string.Join(", ", made.Fields.Select(field => $"{field.Key}{(field.Value.Required ? "" : "?")}: {Write(field.Value.Type)}"))}}}",
        _ => type.Name,
    };
}
