using System.Text.Json.Nodes;

namespace Playbooks.Testing.Conformance.Traffic;

/// <summary>The description is of v1.0 without its prefix; query options are OData's, which it does not list.</summary>
internal static class GraphTraffic
{
    private const string Stable = "/v1.0";

    private static readonly HashSet<string> Options =
        new(["$filter", "$select", "$top", "$expand", "$orderby", "$count", "$search", "$skiptoken"], StringComparer.Ordinal);

    public static Finding Check(RecordedExchange exchange, OpenApiDescription description)
    {
        var path = exchange.Url.AbsolutePath;
        var url = path.StartsWith(Stable + "/", StringComparison.Ordinal) ? new Uri("https://graph.microsoft.com" + path[Stable.Length..]) : null;
        if (url is null || description.Find(exchange.Method, url) is not { } operation)
        {
            return new Finding("Graph", $"{exchange.Method} {path}", false, false, []);
        }

        var errors = new List<string>();
        if (exchange.IsOfProduct)
        {
            errors.AddRange(description.Errors(exchange.Method, url, exchange.Body.Span, exchange.HeldStatus));
            errors.AddRange(OptionErrors(exchange));
            errors.AddRange(HeaderErrors(exchange));
        }

        var isHeld = exchange.Succeeded && (exchange.HasJson || exchange.Answer.IsEmpty);
        if (isHeld)
        {
            errors.AddRange(description.AnswerErrors(exchange.Method, url.AbsolutePath, exchange.Status ?? 0, exchange.Answer.IsEmpty ? null : JsonNode.Parse(exchange.Answer.Span)));
        }

        return new Finding("Graph", operation, true, isHeld, errors);
    }

    private static IEnumerable<string> OptionErrors(RecordedExchange exchange) =>
        Names(exchange).Where(name => !Options.Contains(name)).Select(name => $"{exchange.Method} {exchange.Url.AbsolutePath}?{name}: no query option of OData");

    private static IEnumerable<string> HeaderErrors(RecordedExchange exchange)
    {
        if (!exchange.Header("Authorization").StartsWith("Bearer ", StringComparison.Ordinal))
        {
            yield return $"{exchange.Method} {exchange.Url.AbsolutePath}: no bearer";
        }

        if (!exchange.Body.IsEmpty && !exchange.Header("Content-Type").StartsWith("application/json", StringComparison.Ordinal))
        {
            yield return $"{exchange.Method} {exchange.Url.AbsolutePath}: the body is not said to be JSON";
        }

        if (Names(exchange).Any(name => name is "$search" or "$count") && exchange.Header("ConsistencyLevel") != "eventual")
        {
            yield return $"{exchange.Method} {exchange.Url.AbsolutePath}: $search and $count need ConsistencyLevel: eventual";
        }
    }

    private static IEnumerable<string> Names(RecordedExchange exchange) =>
        exchange.Url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => Uri.UnescapeDataString(pair.Split('=')[0]));
}
