using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Playbooks.Core.Journals;

/// <summary>Lists as JSON arrays. A null among the items is refused, which the serializer alone lets through.</summary>
internal sealed class ListJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ImmutableArray<>);

    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter?)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()));

    private sealed class Of<T> : JsonConverter<ImmutableArray<T>> where T : class
    {
        public override ImmutableArray<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                throw new JsonException();
            }

            var item = (JsonConverter<T>)options.GetConverter(typeof(T));
            var items = ImmutableArray.CreateBuilder<T>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                items.Add((reader.TokenType == JsonTokenType.Null && !item.HandleNull ? null : item.Read(ref reader, typeof(T), options))
                    ?? throw new JsonException("a list holds a null"));
            }

            return items.DrainToImmutable();
        }

        public override void Write(Utf8JsonWriter writer, ImmutableArray<T> value, JsonSerializerOptions options)
        {
            var each = (JsonConverter<T>)options.GetConverter(typeof(T));
            writer.WriteStartArray();
            foreach (var item in value)
            {
                each.Write(writer, item, options);
            }

            writer.WriteEndArray();
        }
    }
}
