using System.Text;
using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.Aws.Protocol;

/// <summary>
/// One page of a list. The marker is opaque and names the last key handed out, and items come in the ordinal
/// order of their keys, so that a list that grows or shrinks between two pages loses and repeats nothing else.
/// </summary>
internal static class AwsPage
{
    public static AwsReply Marked<T>(AwsCall call, string member, IEnumerable<T> items, Func<T, string> key, Func<T, JsonNode> write)
    {
        var marker = call.Input.Text("Marker");
        if (marker is not null && Decode(marker) is null)
        {
            return new AwsError("ValidationError", "Invalid Marker.");
        }

        var (page, next) = Cut(items, key, marker, Limit(call, call.Input.Number("MaxItems"), 100));
        var body = new JsonObject { [member] = new JsonArray([.. page.Select(write)]), ["IsTruncated"] = next is null ? "false" : "true" };
        return next is null ? body : With(body, "Marker", next);
    }

    public static AwsReply Tokened<T>(AwsCall call, string member, IEnumerable<T> items, Func<T, string> key, Func<T, JsonNode> write, int most = 100)
    {
        var token = call.Input.Text("NextToken");
        if (token is not null && Decode(token) is null)
        {
            return new AwsError(call.Service.Name == "ssm" ? "InvalidNextToken" : "InvalidNextTokenException", "The specified token is not valid.");
        }

        var (page, next) = Cut(items, key, token, Limit(call, call.Input.Number("MaxResults"), most));
        var body = new JsonObject { [member] = new JsonArray([.. page.Select(write)]) };
        return next is null ? body : With(body, "NextToken", next);
    }

    public static (IReadOnlyList<T> Page, string? Next) Cut<T>(IEnumerable<T> items, Func<T, string> key, string? marker, int limit)
    {
        var after = marker is null ? null : Decode(marker);
        var rest = after is null ? items : items.SkipWhile(item => string.CompareOrdinal(key(item), after) <= 0);
        var page = rest.Take(limit + 1).ToList();
        if (page.Count <= limit)
        {
            return (page, null);
        }

        page.RemoveAt(limit);
        return (page, Encode(key(page[^1])));
    }

    public static int Limit(AwsCall call, int? asked, int most) => Math.Clamp(asked ?? most, 1, Math.Min(most, call.Account.PageSize));

    private static JsonObject With(JsonObject body, string name, string value)
    {
        body[name] = value;
        return body;
    }

    private static string Encode(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes("after " + key));

    private static string? Decode(string marker)
    {
        var bytes = new byte[marker.Length];
        var text = Convert.TryFromBase64String(marker, bytes, out var count) ? Encoding.UTF8.GetString(bytes, 0, count) : "";
        return text.StartsWith("after ", StringComparison.Ordinal) ? text["after ".Length..] : null;
    }
}
