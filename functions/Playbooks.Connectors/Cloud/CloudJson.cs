using System.Globalization;
using System.Text.Json;

namespace Playbooks.Connectors.Cloud;

/// <summary>Reads JSON answers member by member, strictly where a member is needed.</summary>
internal static class CloudJson
{
    public const int MaxDepth = 48;

    /// <exception cref="BadAnswerException">No JSON object, or nested too deep. The message never quotes the text: it may hold a secret.</exception>
    public static JsonElement Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes.IsEmpty ? "{}"u8.ToArray() : bytes, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new BadAnswerException("the answer is no JSON object");
        }
        catch (JsonException bad)
        {
            throw new BadAnswerException($"the answer is no JSON that is accepted here (line {bad.LineNumber + 1}, byte {bad.BytePositionInLine})");
        }
    }

    /// <exception cref="BadAnswerException">The member is absent or no text.</exception>
    public static string Text(this JsonElement e, string name) =>
        e.TextOrNull(name) ?? throw new BadAnswerException($"the answer has no text \"{name}\"");

    public static string? TextOrNull(this JsonElement e, string name) => e.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static bool Flag(this JsonElement e, string name) => e.Member(name) is { ValueKind: JsonValueKind.True };

    public static long? Whole(this JsonElement e, string name) =>
        e.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var whole) ? whole : null;

    /// <summary>A time as Graph writes it (RFC 3339), or null.</summary>
    public static DateTimeOffset? Time(this JsonElement e, string name) =>
        DateTimeOffset.TryParse(e.TextOrNull(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>A time as AWS's JSON 1.1 protocol writes it: seconds since 1970, with fractions; or null.</summary>
    public static DateTimeOffset? Epoch(this JsonElement e, string name) =>
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
