using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.Scoring;

/// <summary>Where two normalised states differ, leaving out what rotation is meant to change.</summary>
internal static class StateDifference
{
    private static readonly string[] Rotated = ["secrets", "keys", "parameters", "passwords", "password_credentials", "stages", "values", "unfinished_runs", "external"];

    /// <summary>Paths such as <c>github/organisations/acme/actions/allowed</c>, without those that begin with an expected one.</summary>
    public static IReadOnlyList<string> Between(JsonNode? before, JsonNode? after, IReadOnlyList<string> expected) =>
        [.. Walk(before, after, "").Where(path => !expected.Any(item => path.StartsWith(item, StringComparison.Ordinal)))];

    private static IEnumerable<string> Walk(JsonNode? before, JsonNode? after, string path)
    {
        var (left, right) = (Members(before), Members(after));
        if (left is null || right is null)
        {
            return JsonNode.DeepEquals(before, after) ? [] : [path];
        }

        return left.Keys.Union(right.Keys).Where(key => !Rotated.Contains(key)).Order(StringComparer.Ordinal)
            .SelectMany(key => Walk(left.GetValueOrDefault(key), right.GetValueOrDefault(key), path.Length == 0 ? key : $"{path}/{key}"));
    }

    // A list of named objects is compared by name, so that one more or less shifts nothing.
    private static Dictionary<string, JsonNode?>? Members(JsonNode? node) => node switch
    {
        JsonObject item => item.ToDictionary(member => member.Key, member => member.Value),
        JsonArray list when list.Count > 0 && list.All(item => NameOf(item) is not null) => list.DistinctBy(NameOf).ToDictionary(item => NameOf(item) ?? "", item => item),
        _ => null,
    };

    private static string? NameOf(JsonNode? item) => item is JsonObject named ? (named["name"] ?? named["id"])?.ToString() : null;
}
