using System.Globalization;
using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.Aws.Protocol;

/// <summary>
/// An operation's parameters, whichever protocol brought them. The Query protocol's <c>Name.member.1.Key</c>
/// becomes the tree that JSON 1.1 sends as it is.
/// </summary>
internal sealed class AwsInput(JsonObject tree)
{
    public JsonObject Tree { get; } = tree;

    public static AwsInput FromForm(IEnumerable<KeyValuePair<string, string>> form)
    {
        var tree = new JsonObject();
        foreach (var (path, value) in form)
        {
            Place(tree, path.Split('.'), value);
        }

        return new(tree);
    }

    public string? Text(string name) => Tree[name] is JsonValue value ? value.ToString() : null;

    public bool Flag(string name) => string.Equals(Text(name), "true", StringComparison.OrdinalIgnoreCase);

    public int? Number(string name) => int.TryParse(Text(name), CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Seconds since 1970, as JSON 1.1 writes times, or null.</summary>
    public DateTimeOffset? Time(string name) =>
        double.TryParse(Text(name), CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) : null;

    public IReadOnlyList<string> Texts(string name) => [.. Items(name).OfType<JsonValue>().Select(item => item.ToString())];

    public IReadOnlyList<AwsInput> Structures(string name) => [.. Items(name).OfType<JsonObject>().Select(item => new AwsInput(item))];

    /// <summary>A JSON array, or the Query protocol's <c>member</c> map in the order of its numbers.</summary>
    private IEnumerable<JsonNode?> Items(string name) => Tree[name] switch
    {
        JsonArray array => array,
        JsonObject map when map["member"] is JsonObject members => members
            .OrderBy(item => int.TryParse(item.Key, CultureInfo.InvariantCulture, out var index) ? index : int.MaxValue)
            .Select(item => item.Value),
        _ => [],
    };

    private static void Place(JsonObject tree, string[] path, string value)
    {
        var at = tree;
        foreach (var name in path[..^1])
        {
            if (at[name] is not JsonObject next)
            {
                at[name] = next = [];
            }

            at = next;
        }

        at[path[^1]] = value;
    }
}
