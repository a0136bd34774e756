using System.Collections.Immutable;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reach.Facts;

/// <summary>Reads members of outputs; what is absent or of another shape is empty, for the reader decides what that means.</summary>
internal static class OutputFields
{
    public static string Text(this Value? value, string name) => value?.GetText(name) ?? "";

    public static ImmutableArray<Value> List(this Value? value, string name) => value?.Get(name)?.Items ?? [];

    public static ImmutableArray<string> Texts(this Value? value, string name) =>
        [.. value.List(name).OfType<Value.Text>().Select(t => t.Content)];

    public static long? Number(this Value? value, string name) => value?.Get(name) switch
    {
        Value.Int number => number.Number,
        Value.Double { Number: var number } when double.IsInteger(number) => (long)number,
        _ => null,
    };

    public static bool? Flag(this Value? value, string name) => (value?.Get(name) as Value.Bool)?.Flag;

    public static DateTimeOffset? Time(this Value? value, string name) =>
        TimeText.TryRead(value.Text(name), out var time) ? time.AsTime() : value?.Get(name)?.AsTime();
}
