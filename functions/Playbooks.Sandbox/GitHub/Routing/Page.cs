using System.Globalization;
using System.Text.Json.Nodes;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Routing;

/// <summary>Page-numbered answers with a <c>Link</c> header.</summary>
internal static class Page
{
    public static Answer Of<T>(Ask ask, string member, IReadOnlyList<T> items, Func<T, JsonNode> shape, int? total = null)
    {
        var page = Cut(ask, items, out var links);
        var list = new JsonArray([.. page.Select(shape)]);
        return Linked(Answer.Json(200, new JsonObject { ["total_count"] = total ?? items.Count, [member] = list }), links);
    }

    public static Answer Plain<T>(Ask ask, IReadOnlyList<T> items, Func<T, JsonNode> shape)
    {
        var page = Cut(ask, items, out var links);
        return Linked(Answer.Json(200, new JsonArray([.. page.Select(shape)])), links);
    }

    public static Answer Linked(Answer answer, string links) => links.Length == 0 ? answer : answer.With("Link", links);

    /// <summary>The request's own address with one query member replaced.</summary>
    public static string Address(Ask ask, string member, string value)
    {
        var kept = ask.Call.Query.Where(item => item.Key != member)
            .Select(item => $"{Uri.EscapeDataString(item.Key)}={Uri.EscapeDataString(item.Value.ToString())}");
        return $"{ask.Api}{ask.Call.RawPath}?{string.Join('&', kept.Append($"{member}={Uri.EscapeDataString(value)}"))}";
    }

    private static IEnumerable<T> Cut<T>(Ask ask, IReadOnlyList<T> items, out string links)
    {
        var size = ask.Call.Number("per_page", 30, 100);
        var number = ask.Call.Number("page", 1, int.MaxValue / 100);
        var last = Math.Max(1, (items.Count + size - 1) / size);
        links = string.Join(", ", Relations(number, last).Select(relation =>
            $"<{Address(ask, "page", relation.Page.ToString(CultureInfo.InvariantCulture))}>; rel=\"{relation.Name}\""));
        return items.Skip((number - 1) * size).Take(size);
    }

    private static IEnumerable<(string Name, int Page)> Relations(int number, int last)
    {
        if (number > 1)
        {
            yield return ("prev", Math.Min(number - 1, last));
        }

        if (number < last)
        {
            yield return ("next", number + 1);
            yield return ("last", last);
        }

        if (number > 1)
        {
            yield return ("first", 1);
        }
    }
}
