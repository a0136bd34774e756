using System.Collections.Immutable;
using System.Diagnostics;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Playbooks;

/// <summary>A type as a value: <c>"string"</c>, <c>{"list": T}</c>, <c>{"map": T}</c>, <c>{"object": {name: {"type": T, "required": bool}}}</c>.</summary>
internal static class ValueTypeJson
{
    private static readonly ValueType[] Scalars =
    [
        ValueType.Any, ValueType.Null, ValueType.Bool, ValueType.Int, ValueType.Uint, ValueType.Double,
        ValueType.Text, ValueType.Bytes, ValueType.Timestamp, ValueType.Duration,
    ];

    public static Value Write(ValueType type) => type switch
    {
        ValueType.List list => Value.MapOf(("list", Write(list.Element))),
        ValueType.Map map => Value.MapOf(("map", Write(map.Value))),
        ValueType.Optional optional => Value.MapOf(("optional", Write(optional.Held))),
        ValueType.Object made => Value.MapOf(("object", Value.MapOf(
            [.. made.Fields.Select(field => (field.Key, Value.MapOf(("type", Write(field.Value.Type)), ("required", Value.Of(field.Value.Required)))))]))),
        _ => Value.Of(type.Name),
    };

    public static ValueType Read(Value type) => type switch
    {
        Value.Text name => Scalars.FirstOrDefault(scalar => scalar.Name == name.Content) ?? throw new JournalException($"'{name.Content}' is no type"),
        _ when type.Get("list") is { } element => ValueType.ListOf(Read(element)),
        _ when type.Get("map") is { } value => ValueType.MapOf(ValueType.Text, Read(value)),
        _ when type.Get("optional") is { } held => ValueType.OptionalOf(Read(held)),
        _ when type.Get("object") is Value.Map fields => ReadObject(fields),
        _ => throw new JournalException("a type of the pinned playbook has no form"),
    };

    private static ValueType.Object ReadObject(Value.Map fields) => new(fields.Entries.ToImmutableSortedDictionary(
        field => (field.Key as Value.Text)?.Content ?? throw new UnreachableException(),
        field => new ValueType.Field(Read(field.Value.Get("type") ?? Value.Nothing), field.Value.Get("required") is Value.Bool { Flag: true }),
        StringComparer.Ordinal));
}
