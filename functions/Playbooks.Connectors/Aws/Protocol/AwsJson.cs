using System.Text.Json;

namespace Playbooks.Connectors.Aws.Protocol;

/// <summary>Reads answers of the JSON 1.1 protocol; times are seconds since 1970, with fractions.</summary>
internal static class AwsJson
{
    public const int MaxDepth = 48;

    /// <exception cref="AwsAnswerException">No JSON object, or nested too deep. The message never quotes the text: it may hold a secret.</exception>
    public static JsonElement Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes.IsEmpty ? "{}"u8.ToArray() : bytes, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new AwsAnswerException("the answer is no JSON object");
        }
        catch (JsonException bad)
        {
            throw new AwsAnswerException($"the answer is no JSON that is accepted here (line {bad.LineNumber + 1}, byte {bad.BytePositionInLine})");
        }
    }

    /// <exception cref="AwsAnswerException">The member is absent or no text.</exception>
    public static string Text(this JsonElement e, string name) =>
        e.TextOrNull(name) ?? throw new AwsAnswerException($"the answer has no text \"{name}\"");

    public static string? TextOrNull(this JsonElement e, string name) => e.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static bool Flag(this JsonElement e, string name) => e.Member(name) is { ValueKind: JsonValueKind.True };

    public static long? Whole(this JsonElement e, string name) =>
        e.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var whole) ? whole : null;

    public static DateTimeOffset? Time(this JsonElement e, string name) =>
        e.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var seconds) && seconds is >= 0 and < 253_402_300_800
            ? DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(seconds * 1000))
            : null;

    public static IEnumerable<JsonElement> Items(this JsonElement e, string name) =>
        e.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    public static IEnumerable<string> Texts(this JsonElement e, string name) =>
        e.Items(name).Where(i => i.ValueKind == JsonValueKind.String).Select(i => i.GetString() ?? "");

    public static JsonElement? Member(this JsonElement e, string name) =>
        e.ValueKind == JsonValueKind.Object && e.TryGetProperty(name, out var member) ? member : null;
}
