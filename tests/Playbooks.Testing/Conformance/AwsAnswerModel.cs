using System.Text.Json.Nodes;
using System.Xml.Linq;
using Playbooks.Testing.Data;

namespace Playbooks.Testing.Conformance;

/// <summary>AWS's own description of a service, and what an answer has that it does not.</summary>
public sealed class AwsAnswerModel(JsonNode model)
{
    public static AwsAnswerModel Of(string service) =>
        new(JsonNode.Parse(File.ReadAllText(SharedData.Get($"api/aws.{service}.trimmed.json"))) ?? throw new InvalidDataException(service));

    /// <summary>Paths of members that the operation's output lacks, and of required members that the answer lacks.</summary>
    /// <param name="answer">The body as sent, XML or JSON.</param>
    public IReadOnlyList<string> Differences(string operation, string answer)
    {
        var output = model["operations"]?[operation]?["output"];
        JsonNode? body = answer.StartsWith('<')
            ? Tree(XDocument.Parse(answer).Root ?? new XElement("nothing"), output?["shape"]?.ToString(), output?["resultWrapper"]?.ToString())
            : answer.Length == 0 ? null : JsonNode.Parse(answer);
        return output is null ? (body is JsonObject { Count: > 0 } ? [$"{operation} answers nothing"] : []) : [.. Compare(operation, output["shape"]?.ToString(), body)];
    }

    public bool Knows(string operation) => model["operations"]?[operation] is not null;

    /// <summary>The wire codes with their statuses that the operation declares.</summary>
    public IReadOnlyList<(string Code, int Status)> Errors(string operation) =>
        [.. (model["operations"]?[operation]?["errors"]?.AsArray() ?? []).Select(error => error?["shape"]?.ToString() ?? "").Select(Error)];

    private (string Code, int Status) Error(string shape)
    {
        var error = model["shapes"]?[shape]?["error"];
        return (error?["code"]?.ToString() ?? shape, error?["httpStatusCode"]?.GetValue<int>() ?? 400);
    }

    private IEnumerable<string> Compare(string path, string? shape, JsonNode? value)
    {
        var description = model["shapes"]?[shape ?? ""];
        return (description?["type"]?.ToString(), value) switch
        {
            ("structure", JsonObject body) => Structure(path, description, body),
            ("list", JsonArray list) => list.SelectMany((item, index) => Compare($"{path}[{index}]", description?["member"]?["shape"]?.ToString(), item)),
            ("map", JsonObject map) => map.SelectMany(item => Compare($"{path}/{item.Key}", description?["value"]?["shape"]?.ToString(), item.Value)),
            ("structure" or "list" or "map", _) => [$"{path} is no {description?["type"]}"],
            _ => value is JsonValue ? [] : [$"{path} is no text or number"],
        };
    }

    private IEnumerable<string> Structure(string path, JsonNode? description, JsonObject body)
    {
        var members = description?["members"]?.AsObject() ?? [];
        var missing = (description?["required"]?.AsArray() ?? []).Select(name => name?.ToString() ?? "").Where(name => !body.ContainsKey(name)).Select(name => $"{path}.{name} is missing");
        var unknown = body.Where(member => !members.ContainsKey(member.Key)).Select(member => $"{path}.{member.Key} is unknown");
        return missing.Concat(unknown).Concat(body.Where(member => members.ContainsKey(member.Key))
            .SelectMany(member => Compare($"{path}.{member.Key}", members[member.Key]?["shape"]?.ToString(), member.Value)));
    }

    private JsonNode? Tree(XElement root, string? shape, string? wrapper) =>
        root.Elements().FirstOrDefault(element => element.Name.LocalName == wrapper) is { } result ? Value(result, shape) : null;

    private JsonNode? Value(XElement element, string? shape)
    {
        var description = model["shapes"]?[shape ?? ""];
        return description?["type"]?.ToString() switch
        {
            "structure" => new JsonObject(element.Elements().Select(child => KeyValuePair.Create(
                child.Name.LocalName, Value(child, description["members"]?[child.Name.LocalName]?["shape"]?.ToString())))),
            "list" => new JsonArray([.. element.Elements().Where(child => child.Name.LocalName == "member").Select(child => Value(child, description["member"]?["shape"]?.ToString()))]),
            _ => JsonValue.Create(element.Value),
        };
    }
}
