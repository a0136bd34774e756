using System.Text.Json;
using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.Tests.GitHub;

/// <summary>The part of JSON Schema that matters here: required members and types, through $ref and combinations.</summary>
internal static class SchemaCheck
{
    public static JsonObject Resolve(JsonObject api, JsonNode schema)
    {
        var at = schema.AsObject();
        while (at["$ref"]?.ToString() is { } reference)
        {
            JsonNode? found = api;
            foreach (var piece in reference[2..].Split('/'))
            {
                found = found?[piece.Replace("~1", "/", StringComparison.Ordinal)];
            }

            at = found?.AsObject() ?? throw new InvalidOperationException(reference);
        }

        return at;
    }

    public static IEnumerable<string> Problems(JsonObject api, JsonNode? schema, JsonNode? value, string at)
    {
        if (schema is null)
        {
            return [];
        }

        var resolved = Resolve(api, schema);
        if (resolved["oneOf"] is JsonArray or || (resolved["anyOf"] is JsonArray any && (or = any) is not null))
        {
            return or.Any(option => !Problems(api, option, value, at).Any()) ? [] : [$"{at}: fits none of the possible shapes"];
        }

        return (resolved["allOf"] as JsonArray ?? []).SelectMany(part => Problems(api, part, value, at)).Concat(Own(api, resolved, value, at));
    }

    private static IEnumerable<string> Own(JsonObject api, JsonObject schema, JsonNode? value, string at)
    {
        if (value is null)
        {
            return schema["nullable"]?.GetValue<bool>() is true || schema["type"] is null || Types(schema).Contains("null") ? [] : [$"{at}: null"];
        }

        if (schema["type"] is not null && !Types(schema).Any(type => Is(type, value)))
        {
            return [$"{at}: {value.GetValueKind()} is no {schema["type"]}"];
        }

        return value switch
        {
            JsonObject item => Members(api, schema, item, at),
            JsonArray list when schema["items"] is { } items => list.SelectMany((item, index) => Problems(api, items, item, $"{at}[{index}]")),
            _ => [],
        };
    }

    private static IEnumerable<string> Members(JsonObject api, JsonObject schema, JsonObject value, string at)
    {
        var missing = (schema["required"] as JsonArray ?? []).Select(name => name?.ToString() ?? "").Where(name => !value.ContainsKey(name)).Select(name => $"{at}.{name}: missing");
        var wrong = (schema["properties"] as JsonObject ?? []).Where(member => value.ContainsKey(member.Key))
            .SelectMany(member => Problems(api, member.Value, value[member.Key], $"{at}.{member.Key}"));
        return missing.Concat(wrong);
    }

    private static string[] Types(JsonObject schema) =>
        schema["type"] is JsonArray list ? [.. list.Select(type => type?.ToString() ?? "")] : [schema["type"]?.ToString() ?? ""];

    private static bool Is(string type, JsonNode value) => (type, value.GetValueKind()) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) => true,
        ("integer" or "number", JsonValueKind.Number) or ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        _ => false,
    };
}
