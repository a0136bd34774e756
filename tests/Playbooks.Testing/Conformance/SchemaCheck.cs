using System.Text.Json.Nodes;

namespace Playbooks.Testing.Conformance;

/// <summary>
/// The part of OpenAPI 3 schemas that requests use: type, nullable, required, properties, additionalProperties, items, enum,
/// oneOf, anyOf, allOf and $ref. A member that an object's schema does not name is an error in a request, for a provider would ignore it;
/// an answer may say more.
/// </summary>
/// <param name="allowsMore">Whether members that the schema does not name are allowed.</param>
internal sealed class SchemaCheck(JsonObject document, bool allowsMore = false)
{
    private const int Deepest = 40;

    public IEnumerable<string> Errors(JsonNode? value, JsonObject schema, string place) => Errors(value, schema, place, 0, allowsMore);

    /// <param name="more">Whether members that this schema does not name are allowed: what a part of a whole does not name, another may.</param>
    private IEnumerable<string> Errors(JsonNode? value, JsonObject schema, string place, int depth, bool more)
    {
        if (depth > Deepest)
        {
            return [$"{place}: the schema is nested too deeply"];
        }

        schema = Resolve(schema);
        if (value is null)
        {
            return IsNullable(schema, depth) ? [] : [$"{place}: null is not allowed"];
        }

        return [
            .. TypeErrors(value, schema, place),
            .. EnumErrors(value, schema, place),
            .. AlternativeErrors(value, schema, place, depth, more),
            .. value is JsonObject members ? MemberErrors(members, schema, place, depth, more) : [],
            .. value is JsonArray items && schema["items"] is JsonObject each ? items.SelectMany((item, at) => Errors(item, each, $"{place}[{at}]", depth + 1, allowsMore)) : [],
        ];
    }

    public JsonObject Resolve(JsonObject schema)
    {
        for (var hops = 0; schema["$ref"] is JsonValue reference; hops++)
        {
            var path = reference.GetValue<string>().Split('/').Skip(1);
            schema = path.Aggregate((JsonNode?)document, (at, name) => at?[name])?.AsObject() ?? throw new InvalidDataException($"no {reference}");
            if (hops > Deepest)
            {
                throw new InvalidDataException($"{reference} leads in a circle");
            }
        }

        return schema;
    }

    private bool IsNullable(JsonObject schema, int depth) =>
        schema["nullable"]?.GetValue<bool>() == true
        || Alternatives(schema, "oneOf").Concat(Alternatives(schema, "anyOf")).Any(s => depth < Deepest && IsNullable(Resolve(s), depth + 1));

    private static IEnumerable<string> TypeErrors(JsonNode value, JsonObject schema, string place)
    {
        var type = schema["type"]?.GetValue<string>();
        var kind = value.GetValueKind();
        var isRight = type switch
        {
            "object" => value is JsonObject,
            "array" => value is JsonArray,
            "string" => kind == System.Text.Json.JsonValueKind.String,
            "boolean" => kind is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False,
            "integer" => kind == System.Text.Json.JsonValueKind.Number && !value.ToJsonString().Contains('.', StringComparison.Ordinal),
            "number" => kind == System.Text.Json.JsonValueKind.Number,
            _ => true,
        };
        return isRight ? [] : [$"{place}: {kind} where the description says {type}"];
    }

    private static IEnumerable<string> EnumErrors(JsonNode value, JsonObject schema, string place) =>
        schema["enum"] is JsonArray allowed && !allowed.Any(a => JsonNode.DeepEquals(a, value))
            ? [$"{place}: {value.ToJsonString()} is not one of {allowed.ToJsonString()}"]
            : [];

    private IEnumerable<string> AlternativeErrors(JsonNode value, JsonObject schema, string place, int depth, bool more)
    {
        foreach (var keyword in new[] { "oneOf", "anyOf" })
        {
            var results = Alternatives(schema, keyword).Select(s => Errors(value, s, place, depth + 1, more || schema["properties"] is not null).ToList()).ToList();
            if (results.Count > 0 && results.All(errors => errors.Count > 0))
            {
                yield return $"{place}: fits none of {keyword} ({string.Join("; ", results.SelectMany(e => e).Take(4))})";
            }
        }

        foreach (var error in Alternatives(schema, "allOf").SelectMany(s => Errors(value, s, place, depth + 1, true)))
        {
            yield return error;
        }
    }

    private IEnumerable<string> MemberErrors(JsonObject members, JsonObject schema, string place, int depth, bool more)
    {
        foreach (var name in (schema["required"] as JsonArray ?? []).Select(n => n!.GetValue<string>()).Where(n => !members.ContainsKey(n)))
        {
            yield return $"{place}.{name}: required, and not there";
        }

        var known = schema["properties"] as JsonObject;
        foreach (var (name, member) in members)
        {
            if (known?[name] is JsonObject described)
            {
                foreach (var error in Errors(member, described, $"{place}.{name}", depth + 1, allowsMore))
                {
                    yield return error;
                }
            }
            else if (!more && Knows(schema, depth) is { } all && !all.Contains(name))
            {
                yield return $"{place}.{name}: the description knows no such member";
            }
        }
    }

    /// <summary>The members that an object, or the parts that make it up, name; null where it may have any.</summary>
    private HashSet<string>? Knows(JsonObject schema, int depth)
    {
        var parts = Alternatives(schema, "allOf").Concat(Alternatives(schema, "anyOf")).Concat(Alternatives(schema, "oneOf")).Select(Resolve).ToList();
        var isOpen = schema["additionalProperties"] is { } rest && rest.GetValueKind() != System.Text.Json.JsonValueKind.False;
        if (isOpen || depth > Deepest || (schema["properties"] is null && parts.Count == 0))
        {
            return null;
        }

        var own = (schema["properties"] as JsonObject ?? []).Select(p => p.Key);
        return [.. parts.Aggregate(own, (all, part) => all.Concat(Knows(part, depth + 1) ?? []))];
    }

    private static IEnumerable<JsonObject> Alternatives(JsonObject schema, string keyword) =>
        (schema[keyword] as JsonArray ?? []).OfType<JsonObject>();
}
