using System.Text.Json;
using System.Text.Json.Serialization;
using Playbooks.Core.Values;

namespace Playbooks.Functions.Api.Json;

/// <summary>Times in UTC, with as many digits as they have.</summary>
internal sealed class TimeInJson : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => PlainJson.WriteTo(writer, Value.Of(value));
}
