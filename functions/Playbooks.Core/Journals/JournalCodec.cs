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

    /// <summary>Longest line that is written and read, in bytes.</summary>
    public const int LongestLine = 16 * 1024 * 1024;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes the events as lines that follow <paramref name="head"/>; the new head is returned, the lines are added to <paramref name="written"/>.</summary>
    /// <exception cref="JournalException">A line would be longer than <see cref="LongestLine"/>; the bytes are not to be used then.</exception>
    public static JournalHead Write(IBufferWriter<byte> bytes, JournalHead head, DateTimeOffset at, IEnumerable<RunEvent> events, ICollection<JournalLine> written)
    {
        var line = new ArrayBufferWriter<byte>(1024);
        var time = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
        using var writer = new Utf8JsonWriter(line, Plain);
        foreach (var happened in events)
        {
            line.ResetWrittenCount();
            writer.Reset();
            WriteLine(writer, head, time, happened);
            if (line.WrittenCount > LongestLine)
            {
                throw new JournalException($"{RunEventNames.Of(happened)} would take {line.WrittenCount:N0} bytes of {LongestLine:N0}; let the step go through fewer items");
            }

            bytes.Write(line.WrittenSpan);
            bytes.Write("\n"u8);
            var next = new JournalHead(head.Number + 1, JournalHead.HashOf(line.WrittenSpan));
            written.Add(new JournalLine(next.Number, at, head.Hash, happened, next.Hash));
            head = next;
        }

        return head;
    }

    /// <summary>Reads one line without its line feed. What is wrong with it is said, never thrown: journals may have been edited.</summary>
    public static JournalRead Read(ReadOnlyMemory<byte> line) => Read(line, JournalHead.Start);

    /// <summary>The same, where <paramref name="after"/> is what the line should follow: one that does is read in less time.</summary>
    public static JournalRead Read(ReadOnlyMemory<byte> line, JournalHead after)
    {
        if (line.Length > LongestLine)
        {
            return new JournalRead.Broken($"the line has {line.Length:N0} bytes; {LongestLine:N0} is the most");
        }

        return ReadPlain(line.Span, after.Hash) is { } plain ? new JournalRead.Line(plain) : ReadWithCare(line);
    }

    /// <summary>The same by the serializer alone.</summary>
    internal static JournalRead ReadWithCare(ReadOnlyMemory<byte> line)
    {
        try
        {
            return ReadLine(line.Span);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException or FormatException)
        {
            return new JournalRead.Broken($"not a line of a journal: {e.Message}");
        }
    }

    /// <summary>Null for what is to be read with care.</summary>
    private static JournalLine? ReadPlain(ReadOnlySpan<byte> line, string previous)
    {
        try
        {
            return PlainEvent.Read(line, previous);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static JournalRead ReadLine(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = EventJson.Options.MaxDepth });
        reader.Read();
        var number = Member(ref reader, "n"u8, JsonTokenType.Number).GetInt64();
        var at = Member(ref reader, "at"u8, JsonTokenType.String).GetDateTimeOffset();
        var previous = Member(ref reader, "prev"u8, JsonTokenType.String).GetString() ?? "";
        var name = Member(ref reader, "event"u8, JsonTokenType.String).GetString() ?? "";
        if (RunEventNames.Find(name) is not { } type)
        {
            return new JournalRead.Broken($"'{name}' is no event of format {Format}");
        }

        // The data is the last member: what stands between its first byte and the line's last one is read once, and must be all there is.
        Member(ref reader, "data"u8, JsonTokenType.StartObject);
        var data = line[(int)reader.TokenStartIndex..];
        return data[^1] == (byte)'}' && JsonSerializer.Deserialize(data[..^1], type, EventJson.Options) is RunEvent happened
            ? new JournalRead.Line(new JournalLine(number, at, previous, happened, JournalHead.HashOf(line)))
            : new JournalRead.Broken($"event {name} has no data");
    }

    private static ref Utf8JsonReader Member(ref Utf8JsonReader reader, ReadOnlySpan<byte> name, JsonTokenType kind)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals(name) || !reader.Read() || reader.TokenType != kind)
        {
            throw new JsonException($"the members are not those of format {Format}");
        }

        return ref reader;
    }

    private static void WriteLine(Utf8JsonWriter writer, JournalHead head, string time, RunEvent happened)
    {
        writer.WriteStartObject();
        writer.WriteNumber("n"u8, head.Number + 1);
        writer.WriteString("at"u8, time);
        writer.WriteString("prev"u8, head.Hash);
        writer.WriteString("event"u8, RunEventNames.Of(happened));
        writer.WritePropertyName("data"u8);
        JsonSerializer.Serialize(writer, happened, happened.GetType(), EventJson.Options);
        writer.WriteEndObject();
        writer.Flush();
    }
}
