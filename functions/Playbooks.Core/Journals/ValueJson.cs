using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Playbooks.Core.Values;

namespace Playbooks.Core.Journals;

/// <summary>Values inside events are plain JSON; what JSON does not have (times, bytes) has become text before it got here.</summary>
internal sealed class ValueJson : JsonConverter<Value>
{
    public override bool HandleNull => true;

    public override bool CanConvert(Type typeToConvert) => typeof(Value).IsAssignableFrom(typeToConvert);

    public override Value Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public static Value Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject: return ReadMap(ref reader);
            case JsonTokenType.StartArray: return ReadList(ref reader);
            case JsonTokenType.String: return Value.Of(reader.GetString());
            case JsonTokenType.True: return Value.True;
            case JsonTokenType.False: return Value.False;
            case JsonTokenType.Number: return reader.TryGetInt64(out var whole) ? Value.Of(whole) : Value.Of(reader.GetDouble());
            default: return Value.Nothing;
        }
    }

    public override void Write(Utf8JsonWriter writer, Value value, JsonSerializerOptions options) => PlainJson.WriteTo(writer, value);

    private static Value ReadMap(ref Utf8JsonReader reader)
    {
        var first = new FewMembers();
        var count = 0;
        ValueMap.Builder? more = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = CommonText.Of(in reader);
            reader.Read();
            if (count < FewMembers.Most)
            {
                first[count++] = (name, Read(ref reader));
            }
            else
            {
                more ??= ValueMap.Builder.Of(first);
                more.Set(name, Read(ref reader));
            }
        }

        return count == 0 ? Value.EmptyMap : new Value.Map(more?.Build() ?? ValueMap.Of(first[..count]));
    }

    private static Value ReadList(ref Utf8JsonReader reader)
    {
        var items = new List<Value>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Read(ref reader));
        }

        return Value.ListOf(items);
    }

    /// <summary>Most maps are small: their members are collected where they cost nothing.</summary>
    [InlineArray(Most)]
    private struct FewMembers
    {
        public const int Most = 8;

        private (string Name, Value Value) first;
    }
}
