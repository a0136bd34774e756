using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;

namespace Playbooks.Core.Standards.Cacao.Export;

/// <summary>Inputs as variables that whoever runs the playbook gives. What CACAO has no type for is JSON in a text.</summary>
internal static class VariableExport
{
    public static string NameOf(string input) => $"__{input}__";

    public static Value Write(Playbook playbook) => Value.MapOf([.. playbook.Inputs.Select(input => (NameOf(input.Name), Write(input)))]);

    private static Value Write(InputDeclaration input) => Value.MapOf(
    [
        ("type", Value.Of(TypeOf(input.Type))),
        ("description", Value.Of(Describe(input))),
        .. input.Default is { } given ? [("value", Value.Of(given is Value.Text text ? text.Content : PlainJson.Write(given)))] : Array.Empty<(string, Value)>(),
        ("constant", Value.False),
        ("external", Value.True),
    ]);

    private static string TypeOf(ValueType type) => type.Name switch
    {
        "bool" => "bool",
        "int" => "integer",
        "double" => "float",
        _ => "string",
    };

    private static string Describe(InputDeclaration input) => input.Type is ValueType.Simple ? input.Description : $"{input.Description} JSON: {input.Type.Name}.".TrimStart();
}
