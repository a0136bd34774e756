using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.Entra.Graph;

/// <summary>Lists with <c>$filter</c>, <c>$select</c>, <c>$top</c> and opaque next links.</summary>
internal static class GraphQuery
{
    private const int Most = 999;

    public static Answer List(GraphCall call, string context, IEnumerable<JsonObject> items, int most = Most)
    {
        var top = call.Http.Argument("$top") is { } text ? int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0 : 100;
        if (top < 1 || top > most)
        {
            return call.Refused(GraphError.Query($"Invalid page size specified: '{call.Http.Argument("$top")}'. Must be between 1 and {most} inclusive."));
        }

        var filter = call.Http.Argument("$filter") is { } clause ? GraphFilter.Parse(clause) : _ => true;
        if (filter is null || Skip(call.Http) is not { } skip)
        {
            return call.Refused(GraphError.Query(filter is null ? "Invalid filter clause." : "Invalid skiptoken."));
        }

        var all = items.Where(filter).ToList();
        var size = Math.Min(top, call.Directory.PageSize);
        var body = new JsonObject { ["@odata.context"] = call.Context(context) };
        if (call.Http.Argument("$count") == "true")
        {
            body["@odata.count"] = all.Count;
        }

        if (skip + size < all.Count)
        {
            body["@odata.nextLink"] = NextLink(call.Http, skip + size);
        }

        body["value"] = new JsonArray([.. all.Skip(skip).Take(size).Select(item => Selected(call.Http, item))]);
        return Answer.Json(200, body);
    }

    public static JsonObject Selected(Call call, JsonObject item)
    {
        if (call.Argument("$select") is not { Length: > 0 } select)
        {
            return item;
        }

        var names = select.Split(',', StringSplitOptions.TrimEntries);
        return new JsonObject(item.Where(member => member.Key.StartsWith('@') || names.Contains(member.Key, StringComparer.OrdinalIgnoreCase))
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
    }

    private static int? Skip(Call call)
    {
        if (call.Argument("$skiptoken") is not { } token)
        {
            return 0;
        }

        var bytes = new byte[token.Length];
        var text = Convert.TryFromBase64String(token, bytes, out var count) ? Encoding.ASCII.GetString(bytes, 0, count) : "";
        return text.StartsWith("page:", StringComparison.Ordinal) && int.TryParse(text["page:".Length..], CultureInfo.InvariantCulture, out var skip) ? skip : null;
    }

    /// <summary>The same question again with a token; clients must follow it as it is.</summary>
    private static string NextLink(Call call, int skip)
    {
        var token = Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"page:{skip}")));
        var rest = call.Query.Where(item => item.Key != "$skiptoken").Select(item => $"{Uri.EscapeDataString(item.Key)}={Uri.EscapeDataString(item.Value.ToString())}");
        return $"{call.Origin}{call.RawPath}?{string.Join('&', rest.Append("$skiptoken=" + Uri.EscapeDataString(token)))}";
    }
}
