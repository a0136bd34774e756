using System.Text.Json.Nodes;

namespace Playbooks.Language.Workflows.Notation;

/// <summary>Finds where two descriptions of one file disagree, fact by fact.</summary>
public static class NotationComparison
{
    /// <summary>Why a text is no YAML is said in each parser's own words: there only the fact is compared.</summary>
    private const string ParserWords = "yaml_error";

    public static IEnumerable<NotationDifference> Compare(string file, JsonObject expected, JsonObject actual)
    {
        var facts = Facts(file, null, Without(expected, "jobs"), Without(actual, "jobs"));
        var wanted = expected["jobs"] as JsonObject ?? [];
        var found = actual["jobs"] as JsonObject ?? [];
        var jobs = Names(wanted, found).SelectMany(job => (wanted[job], found[job]) switch
        {
            (JsonObject one, JsonObject other) => Facts(file, job, one, other),
            var (one, other) => [new NotationDifference(file, job, "job", Text(one), Text(other))],
        });
        return facts.Concat(jobs);
    }

    private static IEnumerable<NotationDifference> Facts(string file, string? job, JsonObject expected, JsonObject actual) =>
        from fact in Names(expected, actual)
        where !AreEqual(fact, expected, actual)
        select new NotationDifference(file, job, fact, Text(expected[fact]), Text(actual[fact]));

    private static bool AreEqual(string fact, JsonObject expected, JsonObject actual) =>
        expected.ContainsKey(fact) == actual.ContainsKey(fact) && (fact == ParserWords || JsonNode.DeepEquals(expected[fact], actual[fact]));

    private static JsonObject Without(JsonObject node, string key) =>
        new(node.Where(e => e.Key != key).Select(e => KeyValuePair.Create(e.Key, e.Value?.DeepClone())));

    private static IEnumerable<string> Names(JsonObject one, JsonObject other) =>
        one.Select(e => e.Key).Union(other.Select(e => e.Key)).Order(StringComparer.Ordinal);

    private static string? Text(JsonNode? node) => node?.ToJsonString();
}
