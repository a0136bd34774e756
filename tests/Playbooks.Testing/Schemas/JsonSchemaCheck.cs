using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Playbooks.Testing.Schemas;

/// <summary>
/// The part of JSON Schema 2020-12 that this repository's own schemas use. A keyword that it does not know throws, so that no schema
/// promises what is not checked here.
/// </summary>
public sealed class JsonSchemaCheck(JsonObject document)
{
    private static readonly string[] Words = ["$schema", "$id", "$defs", "title", "description", "examples"];

    public IReadOnlyList<string> Errors(JsonNode? value) => [.. Errors(value, document, "$")];

    private IEnumerable<string> Errors(JsonNode? value, JsonObject schema, string place) =>
        schema.Where(keyword => !Words.Contains(keyword.Key)).SelectMany(keyword => Keyword(keyword.Key, keyword.Value, value, schema, place));

    private IEnumerable<string> Keyword(string keyword, JsonNode? rule, JsonNode? value, JsonObject schema, string place) => keyword switch
    {
        "$ref" => Errors(value, Find(Text(rule)), place),
        "type" => Is(value, Text(rule)) ? [] : [$"{place} is no {rule}"],
        "enum" => Node<JsonArray>(rule).Any(allowed => JsonNode.DeepEquals(allowed, value)) ? [] : [$"{place} is not one of {rule}"],
        "const" => JsonNode.DeepEquals(rule, value) ? [] : [$"{place} is not {rule}"],
        "oneOf" => Node<JsonArray>(rule).Count(one => !Errors(value, Node<JsonObject>(one), place).Any()) == 1 ? [] : [$"{place} fits not exactly one of {rule}"],
        "pattern" => value is JsonValue && Is(value, "string") && !Regex.IsMatch(Text(value), Strict(Text(rule)), RegexOptions.CultureInvariant) ? [$"{place} does not match {rule}"] : [],
        "minLength" or "maxLength" => Is(value, "string") ? Bound(keyword, rule, Text(value).Length, place) : [],
        "minimum" or "maximum" => Is(value, "integer") ? Bound(keyword, rule, Number(value), place) : [],
        "minItems" or "maxItems" => value is JsonArray list ? Bound(keyword, rule, list.Count, place) : [],
        "minProperties" => value is JsonObject map ? Bound(keyword, rule, map.Count, place) : [],
        "items" => value is JsonArray items ? items.SelectMany((item, i) => Errors(item, Node<JsonObject>(rule), $"{place}[{i}]")) : [],
        "required" => value is JsonObject map ? Node<JsonArray>(rule).Select(Text).Where(name => !map.ContainsKey(name)).Select(name => $"{place} lacks {name}") : [],
        "properties" => value is JsonObject map ? Node<JsonObject>(rule).Where(p => map.ContainsKey(p.Key)).SelectMany(p => Errors(map[p.Key], Node<JsonObject>(p.Value), $"{place}.{p.Key}")) : [],
        "propertyNames" => value is JsonObject map ? map.SelectMany(p => Errors(JsonValue.Create(p.Key), Node<JsonObject>(rule), $"{place}.{p.Key} (name)")) : [],
        "additionalProperties" => value is JsonObject map ? Additional(rule, map, schema, place) : [],
        _ => throw new NotSupportedException($"{place}: the keyword '{keyword}'"),
    };

    private IEnumerable<string> Additional(JsonNode? rule, JsonObject map, JsonObject schema, string place)
    {
        var others = map.Where(p => schema["properties"] is not JsonObject known || !known.ContainsKey(p.Key));
        return rule is JsonObject each ? others.SelectMany(p => Errors(p.Value, each, $"{place}.{p.Key}")) : others.Select(p => $"{place} has no {p.Key}");
    }

    private static IEnumerable<string> Bound(string keyword, JsonNode? rule, long measure, string place) =>
        (keyword.StartsWith("min", StringComparison.Ordinal) ? measure >= Number(rule) : measure <= Number(rule)) ? [] : [$"{place}: {keyword} is {rule}, not {measure}"];

    private JsonObject Find(string reference) =>
        Node<JsonObject>(reference.Split('/').Skip(1).Aggregate((JsonNode?)document, (at, name) => at?[name]));

    private static bool Is(JsonNode? value, string type) => (type, value?.GetValueKind()) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => long.TryParse(value?.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        _ => false,
    };

    /// <summary>In ECMAScript $ is the very end of the text; in .NET it may stand before a last line feed.</summary>
    private static string Strict(string pattern) => pattern.EndsWith('$') && !pattern.EndsWith("\\$", StringComparison.Ordinal) ? pattern[..^1] + @"\z" : pattern;

    private static T Node<T>(JsonNode? node) where T : JsonNode => node as T ?? throw new InvalidDataException($"the schema has no {typeof(T).Name} where one is needed");

    private static string Text(JsonNode? node) => Node<JsonValue>(node).GetValue<string>();

    private static long Number(JsonNode? node) => long.Parse(Node<JsonValue>(node).ToJsonString(), CultureInfo.InvariantCulture);
}
