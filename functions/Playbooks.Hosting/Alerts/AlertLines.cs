using Playbooks.Core.Values;

namespace Playbooks.Hosting.Alerts;

/// <summary>Lines of JSON in the journals of alerts.</summary>
internal static class AlertLines
{
    public static byte[] Of(Value value) => [.. PlainJson.WriteBytes(value), (byte)'\n'];

    /// <summary>Null for what is no JSON object.</summary>
    public static Value.Map? Read(ReadOnlyMemory<byte> line) => PlainJson.Read(line.Span) is JsonOutcome.Read { Value: Value.Map map } ? map : null;

    public static DateTimeOffset Time(Value value, string name) =>
        value.GetText(name) is { } text && TimeText.TryRead(text, out var time) ? time.AsTime() ?? default : default;
}
