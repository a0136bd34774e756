using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Playbooks.Core.Values;

/// <summary>One reading of one JSON text, within its bounds.</summary>
internal ref struct PlainJsonReader
{
    private readonly JsonBounds bounds;
    private Utf8JsonReader reader;
    private int values;

    private PlainJsonReader(ReadOnlySpan<byte> utf8, JsonBounds bounds)
    {
        this.bounds = bounds;
        reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = bounds.Depth });
    }

    public static JsonOutcome.Refused TooLong(JsonBounds bounds) =>
        new(string.Create(CultureInfo.InvariantCulture, $"the JSON is longer than {bounds.Bytes} bytes"), bounds.Bytes);

    public static JsonOutcome Read(ReadOnlySpan<byte> utf8, JsonBounds bounds)
    {
        if (utf8.Length > bounds.Bytes)
        {
            return TooLong(bounds);
        }

        var start = utf8.StartsWith("\uFEFF"u8) ? 3 : 0;
        var reading = new PlainJsonReader(utf8[start..], bounds);
        try
        {
            return reading.ReadWhole();
        }
        catch (JsonException problem)
        {
            return new JsonOutcome.Refused($"this is no JSON: {FirstSentence(problem.Message)}", reading.reader.BytesConsumed + start);
        }
        catch (InvalidOperationException)
        {
            return new JsonOutcome.Refused("a text is not well-formed Unicode", reading.reader.TokenStartIndex + start);
        }
    }

    private JsonOutcome ReadWhole()
    {
        reader.Read();
        var outcome = ReadValue();
        return outcome is JsonOutcome.Read && reader.Read() ? Refuse("something follows after the end") : outcome;
    }

    private JsonOutcome ReadValue()
    {
        if (++values > bounds.Values)
        {
            return Refuse($"there are more than {bounds.Values.ToString(CultureInfo.InvariantCulture)} values");
        }

        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadMap(),
            JsonTokenType.StartArray => ReadList(),
            JsonTokenType.String => new JsonOutcome.Read(Value.Of(reader.GetString())),
            JsonTokenType.Number => ReadNumber(),
            JsonTokenType.True => new JsonOutcome.Read(Value.True),
            JsonTokenType.False => new JsonOutcome.Read(Value.False),
            _ => new JsonOutcome.Read(Value.Nothing),
        };
    }

    private readonly JsonOutcome ReadNumber()
    {
        if (reader.TryGetInt64(out var whole) && reader.ValueSpan.IndexOfAny("eE."u8) < 0)
        {
            return new JsonOutcome.Read(Value.Of(whole));
        }

        return reader.TryGetDouble(out var number) && double.IsFinite(number)
            ? new JsonOutcome.Read(Value.Of(number))
            : Refuse("a number is too large");
    }

    private JsonOutcome ReadList()
    {
        var elements = ImmutableArray.CreateBuilder<Value>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var outcome = ReadValue();
            if (outcome is not JsonOutcome.Read element)
            {
                return outcome;
            }

            elements.Add(element.Value);
        }

        return new JsonOutcome.Read(new Value.List(elements.DrainToImmutable()));
    }

    private JsonOutcome ReadMap()
    {
        var builder = new ValueMap.Builder();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = Value.Of(reader.GetString());
            if (builder.Contains(name))
            {
                return Refuse($"the name '{((Value.Text)name).Content}' is there twice");
            }

            values++;
            reader.Read();
            var outcome = ReadValue();
            if (outcome is not JsonOutcome.Read member)
            {
                return outcome;
            }

            builder.Set(name, member.Value);
        }

        return new JsonOutcome.Read(new Value.Map(builder.Build()));
    }

    private readonly JsonOutcome.Refused Refuse(string message) => new(message, reader.TokenStartIndex);

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? message.TrimEnd('.') : message[..end];
    }
}
