using System.Text.Json;
using System.Text.Json.Serialization;
using Playbooks.Core.Values;

namespace Playbooks.Functions.Api.Json;

/// <summary>Values as plain JSON.</summary>
internal sealed class ValueInJson : JsonConverter<Value>
{
    public override bool CanConvert(Type typeToConvert) => typeof(Value).IsAssignableFrom(typeToConvert);

    public override Value Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return PlainJson.Read(document.RootElement.GetRawText()) switch
        {
            JsonOutcome.Read read => read.Value,
            JsonOutcome.Refused refused => throw new JsonException(refused.Message),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    public override void Write(Utf8JsonWriter writer, Value value, JsonSerializerOptions options) => PlainJson.WriteTo(writer, value);
}
