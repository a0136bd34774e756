using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Playbooks.Core.Journals;

/// <summary>
/// How events are written: camel case members, kebab case words, values as plain JSON. Reading refuses what the types do not allow — a
/// missing member without a default, a null, a number for a word — so that no half-made event reaches the run.
/// </summary>
internal static class EventJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            MaxDepth = 128,
            AllowOutOfOrderMetadataProperties = true,
            RespectNullableAnnotations = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Demand } },
        };
        options.Converters.Add(new ValueJson());
        options.Converters.Add(new ListJson());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Nulls are not written, so only what cannot be null must be there; members that were added later have a default.</summary>
    private static void Demand(JsonTypeInfo type)
    {
        foreach (var member in type.Properties.Where(member => member.AssociatedParameter is { HasDefaultValue: false, IsNullable: false }))
        {
            member.IsRequired = Nullable.GetUnderlyingType(member.PropertyType) is null;
        }
    }
}
