using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Playbooks.Core.Values;

/// <summary>
/// JSON text to values and back. Numbers without fraction and exponent that fit 64 bits are read as int, all others as double;
/// a duplicate name, an unpaired surrogate, a number beyond double and anything beyond the bounds is refused.
/// </summary>
public static class PlainJson
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonWriterOptions Indented = Compact with { Indented = true, NewLine = "\n" };

    public static JsonOutcome Read(string json, JsonBounds? bounds = null)
    {
        bounds ??= JsonBounds.Usual;
        return json.Length > bounds.Bytes ? PlainJsonReader.TooLong(bounds) : Read(Encoding.UTF8.GetBytes(json), bounds);
    }

    public static JsonOutcome Read(ReadOnlySpan<byte> utf8, JsonBounds? bounds = null) => PlainJsonReader.Read(utf8, bounds ?? JsonBounds.Usual);

    /// <summary>
    /// Timestamps become RFC 3339 text, durations "3.5s", bytes base64, types their name, an optional what it holds or null,
    /// NaN and the infinities text; keys that are not text become text, and a map where two would then be the same name
    /// becomes a list of [key, value] pairs.
    /// </summary>
    public static string Write(Value value, bool indented = false) => Encoding.UTF8.GetString(WriteBytes(value, indented));

    /// <summary><see cref="Write"/> as UTF-8 without a byte order mark.</summary>
    public static byte[] WriteBytes(Value value, bool indented = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, indented ? Indented : Compact))
        {
            WriteTo(writer, value);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes into a text that somebody else frames, a journal line for example.</summary>
    public static void WriteTo(Utf8JsonWriter writer, Value value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (JsonForm.Of(value))
        {
            case Value.Bool b: writer.WriteBooleanValue(b.Flag); break;
            case Value.Int i: writer.WriteNumberValue(i.Number); break;
            case Value.Uint u: writer.WriteNumberValue(u.Number); break;
            case Value.Double d: writer.WriteRawValue(EcmaNumber.Write(d.Number), skipInputValidation: true); break;
            case Value.Text t: writer.WriteStringValue(t.Content); break;
            case Value.List list: WriteList(writer, list); break;
            case Value.Map map: WriteMap(writer, map); break;
            default: writer.WriteNullValue(); break;
        }
    }

    private static void WriteList(Utf8JsonWriter writer, Value.List list)
    {
        writer.WriteStartArray();
        foreach (var element in list.Elements)
        {
            WriteTo(writer, element);
        }

        writer.WriteEndArray();
    }

    private static void WriteMap(Utf8JsonWriter writer, Value.Map map)
    {
        writer.WriteStartObject();
        foreach (var (key, value) in map.Entries)
        {
            writer.WritePropertyName(JsonForm.NameOf(key));
            WriteTo(writer, value);
        }

        writer.WriteEndObject();
    }
}
