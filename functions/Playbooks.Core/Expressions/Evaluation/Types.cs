using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Evaluation;

/// <summary>The run-time types and the names that stand for them (CEL language definition, "Types").</summary>
internal static class Types
{
    private static readonly Dictionary<string, Value> Named = new string[]
    {
        "bool", "int", "uint", "double", "string", "bytes", "list", "map", "null_type", "type", "optional_type",
        "google.protobuf.Timestamp", "google.protobuf.Duration",
    }.ToDictionary(name => name, name => (Value)new Value.Type(name), StringComparer.Ordinal);

    public static IEnumerable<string> Names => Named.Keys;

    public static Value? Find(string name) => Named.GetValueOrDefault(name);

    public static Value Of(Value value) => Named[NameOf(value)];

    public static string NameOf(Value value) => value switch
    {
        Value.Bool => "bool",
        Value.Int => "int",
        Value.Uint => "uint",
        Value.Double => "double",
        Value.Text => "string",
        Value.Bytes => "bytes",
        Value.List => "list",
        Value.Map => "map",
        Value.Timestamp => "google.protobuf.Timestamp",
        Value.Duration => "google.protobuf.Duration",
        Value.Type => "type",
        Value.Optional => "optional_type",
        _ => "null_type",
    };
}
