using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Playbooks.Core.Runs;

namespace Playbooks.Core.Journals;

/// <summary>
/// Journal format 1: one JSON line per event — <c>{"n","at","prev","event","data"}</c> in that order — each carrying the SHA-256 of the
/// line before it. The format's number stands in the journal's name, beside the bytes.
/// </summary>
public static class JournalCodec
{
    public const int Format = 1;

    /// <summary>Longest line that is read, in bytes.</summary>
    public const int LongestLine = 16 * 1024 * 1024;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes the events as lines that follow <paramref name="head"/>; the new head is returned, the lines are added to <paramref name="written"/>.</summary>
    public static JournalHead Write(IBufferWriter<byte> bytes, JournalHead head, DateTimeOffset at, IEnumerable<RunEvent> events, ICollection<JournalLine> written)
    {
        using var writer = new Utf8JsonWriter(Stream.Null, Plain);
        foreach (var happened in events)
        {
            var next = WriteLine(bytes, writer, head, at, happened);
            written.Add(new JournalLine(next.Number, at, head.Hash, happened, next.Hash));
            head = next;
        }

        return head;
    }

    /// <summary>Reads one line without its line feed. What is wrong with it is said, never thrown: journals may have been edited.</summary>
    public static JournalRead Read(ReadOnlyMemory<byte> line)
    {
        if (line.Length > LongestLine)
        {
            return new JournalRead.Broken($"the line has {line.Length:N0} bytes; {LongestLine:N0} is the most");
        }

        try
        {
            var envelope = JsonSerializer.Deserialize<Envelope>(line.Span, EventJson.Options);
            return envelope is null || RunEventNames.Find(envelope.Event) is not { } type
                ? new JournalRead.Broken($"'{envelope?.Event}' is no event of format {Format}")
                : Read(line, envelope, type);
        }
        catch (JsonException e)
        {
            return new JournalRead.Broken($"not a line of a journal: {e.Message}");
        }
    }

    private static JournalRead Read(ReadOnlyMemory<byte> line, Envelope envelope, Type type) =>
        envelope.Data.Deserialize(type, EventJson.Options) is RunEvent happened
            ? new JournalRead.Line(new JournalLine(envelope.N, envelope.At, envelope.Prev, happened, JournalHead.HashOf(line.Span)))
            : new JournalRead.Broken($"event {envelope.Event} has no data");

    private static JournalHead WriteLine(IBufferWriter<byte> bytes, Utf8JsonWriter writer, JournalHead head, DateTimeOffset at, RunEvent happened)
    {
        var line = new ArrayBufferWriter<byte>(512);
        writer.Reset(line);
        writer.WriteStartObject();
        writer.WriteNumber("n"u8, head.Number + 1);
        writer.WriteString("at"u8, at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture));
        writer.WriteString("prev"u8, head.Hash);
        writer.WriteString("event"u8, RunEventNames.Of(happened));
        writer.WritePropertyName("data"u8);
        JsonSerializer.Serialize(writer, happened, happened.GetType(), EventJson.Options);
        writer.WriteEndObject();
        writer.Flush();
        bytes.Write(line.WrittenSpan);
        bytes.Write("\n"u8);
        return new JournalHead(head.Number + 1, JournalHead.HashOf(line.WrittenSpan));
    }

    private sealed record Envelope(long N, DateTimeOffset At, string Prev, string Event, JsonElement Data);
}
