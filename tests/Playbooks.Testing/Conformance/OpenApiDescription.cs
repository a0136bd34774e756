using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Playbooks.Testing.Conformance;

/// <summary>A vendor's own OpenAPI description, and whether a request, and what answered it, is one of those it describes.</summary>
public sealed class OpenApiDescription
{
    private static readonly int[] AlwaysPossible = [304, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504];

    private readonly SchemaCheck requests;
    private readonly SchemaCheck answers;
    private readonly List<(string Method, string Template, Regex Shape, JsonObject Operation)> operations = [];

    private OpenApiDescription(JsonObject document)
    {
        requests = new SchemaCheck(document);
        answers = new SchemaCheck(document, allowsMore: true);
        foreach (var (template, item) in document["paths"]!.AsObject())
        {
            var shape = new Regex($"^{Regex.Replace(Regex.Escape(template), @"\\\{[^}]*}", "([^/]+)")}$", RegexOptions.CultureInvariant);
            var deep = template.EndsWith("{path}", StringComparison.Ordinal) || template.EndsWith("{ref}", StringComparison.Ordinal)
                ? new Regex(Regex.Replace(shape.ToString(), @"\(\[\^/\]\+\)\$$", "(.+)$"), RegexOptions.CultureInvariant)
                : shape;
            foreach (var (method, operation) in item!.AsObject().Where(m => m.Value is JsonObject))
            {
                operations.Add((method, template, deep, operation!.AsObject()));
            }
        }

        operations.Sort((a, b) => a.Template.Count(c => c == '{').CompareTo(b.Template.Count(c => c == '{')));
    }

    /// <summary>The vendor's own name of every operation.</summary>
    public IEnumerable<string> Operations => operations.Select(o => NameOf(o.Operation));

    public static OpenApiDescription Load(string path) => new(JsonNode.Parse(File.ReadAllText(path))!.AsObject());

    /// <summary>The vendor's name of the operation; null where it describes none at that address.</summary>
    public string? Find(string method, Uri url) => Operation(method, url.AbsolutePath) is { } found ? NameOf(found) : null;

    /// <summary>What is wrong with the request or the status that answered it; nothing where they are as described.</summary>
    public IReadOnlyList<string> Errors(string method, Uri url, ReadOnlySpan<byte> body, int? status)
    {
        var name = $"{method} {url.AbsolutePath}";
        if (Operation(method, url.AbsolutePath) is not { } operation)
        {
            return [$"{name}: no such operation"];
        }

        var content = body.IsEmpty ? null : JsonNode.Parse(body);
        return [.. QueryErrors(operation, url, name), .. BodyErrors(operation, content, name), .. StatusErrors(operation, status, name)];
    }

    /// <summary>What is wrong with the body of an answer of that status; nothing where it is as described.</summary>
    /// <param name="body">Null where the answer has none, or one that is no JSON.</param>
    public IReadOnlyList<string> AnswerErrors(string method, string path, int status, JsonNode? body)
    {
        if (Operation(method, path)?["responses"]?[$"{status}"] is not JsonObject reference)
        {
            return [];
        }

        var described = answers.Resolve(reference)["content"]?["application/json"]?["schema"] as JsonObject;
        return (described, body) switch
        {
            (null, null) or (null, JsonObject { Count: 0 }) => [],
            (null, _) => [$"{method} {path}: a body with the status {status}, and none is described"],
            (_, null) => [$"{method} {path}: no body with the status {status}, and one is described"],
            _ => [.. answers.Errors(body, described, $"{method} {path} answer")],
        };
    }

    private JsonObject? Operation(string method, string path) =>
        operations.Find(o => o.Method.Equals(method, StringComparison.OrdinalIgnoreCase) && o.Shape.IsMatch(path)).Operation;

    private static string NameOf(JsonObject operation) => operation["operationId"]?.GetValue<string>() ?? "";

    private List<string> QueryErrors(JsonObject operation, Uri url, string name)
    {
        var described = (operation["parameters"] as JsonArray ?? []).OfType<JsonObject>().Select(requests.Resolve)
            .Where(p => p["in"]?.GetValue<string>() == "query").ToDictionary(p => p["name"]!.GetValue<string>());
        var sent = url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Split('=', 2)).ToDictionary(p => Uri.UnescapeDataString(p[0]), p => Uri.UnescapeDataString(p[^1]));
        var errors = sent.Keys.Where(k => !described.ContainsKey(k)).Select(k => $"{name}?{k}: the description knows no such parameter").ToList();
        errors.AddRange(described.Values.Where(p => p["required"]?.GetValue<bool>() == true && !sent.ContainsKey(p["name"]!.GetValue<string>()))
            .Select(p => $"{name}?{p["name"]}: required, and not there"));
        foreach (var (key, value) in sent.Where(s => described.TryGetValue(s.Key, out var p) && p["schema"] is JsonObject))
        {
            errors.AddRange(requests.Errors(Typed(value, requests.Resolve(described[key]["schema"]!.AsObject())), described[key]["schema"]!.AsObject(), $"{name}?{key}"));
        }

        return errors;
    }

    private static JsonValue Typed(string value, JsonObject schema) => schema["type"]?.GetValue<string>() switch
    {
        "integer" when long.TryParse(value, out var number) => JsonValue.Create(number),
        "boolean" when bool.TryParse(value, out var flag) => JsonValue.Create(flag),
        _ => JsonValue.Create(value),
    };

    private List<string> BodyErrors(JsonObject operation, JsonNode? body, string name)
    {
        var described = operation["requestBody"] is JsonObject request ? requests.Resolve(request) : null;
        if (body is null)
        {
            return described?["required"]?.GetValue<bool>() == true ? [$"{name}: a body is required"] : [];
        }

        return described?["content"]?["application/json"]?["schema"] is JsonObject schema
            ? [.. requests.Errors(body, schema, $"{name} body")]
            : [$"{name}: no body is described"];
    }

    private static List<string> StatusErrors(JsonObject operation, int? status, string name) =>
        status is null || AlwaysPossible.Contains(status.Value) || operation["responses"]?[$"{status}"] is not null || operation["responses"]?[$"{status / 100}XX"] is not null
            ? []
            : [$"{name}: the status {status} is not described"];
}
