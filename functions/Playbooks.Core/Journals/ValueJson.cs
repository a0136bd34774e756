using System.Text.Json;
using System.Text.Json.Serialization;
using Playbooks.Core.Values;

namespace Playbooks.Core.Journals;

/// <summary>Values inside events are plain JSON; what JSON does not have (times, bytes) has become text before it got here.</summary>
internal sealed class ValueJson : JsonConverter<Value>
{
    public override bool HandleNull => true;

    public override bool CanConvert(Type typeToConvert) => typeof(Value).IsAssignableFrom(typeToConvert);

    public override Value Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject: return ReadMap(ref reader, options);
            case JsonTokenType.StartArray: return ReadList(ref reader, options);
            case JsonTokenType.String: return Value.Of(reader.GetString());
            case JsonTokenType.True: return Value.True;
            case JsonTokenType.False: return Value.False;
            case JsonTokenType.Number: return reader.TryGetInt64(out var whole) ? Value.Of(whole) : Value.Of(reader.GetDouble());
            default: return Value.Nothing;
        }
    }

    public override void Write(Utf8JsonWriter writer, Value value, JsonSerializerOptions options) => PlainJson.WriteTo(writer, value);

    private Value.Map ReadMap(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        var map = new ValueMap.Builder();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString() ?? "";
            reader.Read();
            map.Set(name, Read(ref reader, typeof(Value), options));
        }

        return new Value.Map(map.Build());
    }

    private Value ReadList(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        var items = new List<Value>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Read(ref reader, typeof(Value), options));
        }

        return Value.ListOf(items);
    }
}
