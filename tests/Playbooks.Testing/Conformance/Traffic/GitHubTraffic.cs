using System.Text.Json.Nodes;

namespace Playbooks.Testing.Conformance.Traffic;

internal static class GitHubTraffic
{
    public static Finding Check(RecordedExchange exchange, OpenApiDescription description)
    {
        var path = exchange.Url.AbsolutePath;
        if (description.Find(exchange.Method, exchange.Url) is not { } operation)
        {
            return new Finding("GitHub", $"{exchange.Method} {path}", false, false, []);
        }

        var errors = new List<string>();
        if (exchange.IsOfProduct)
        {
            errors.AddRange(description.Errors(exchange.Method, exchange.Url, exchange.Body.Span, exchange.HeldStatus));
            errors.AddRange(HeaderErrors(exchange));
        }

        var isHeld = exchange.Succeeded && (exchange.HasJson || exchange.Answer.IsEmpty) && !Descriptions.GitHubContradictions.Contains(operation);
        if (isHeld)
        {
            errors.AddRange(description.AnswerErrors(exchange.Method, path, exchange.Status ?? 0, exchange.Answer.IsEmpty ? null : JsonNode.Parse(exchange.Answer.Span)));
        }

        return new Finding("GitHub", operation, true, isHeld, errors);
    }

    private static IEnumerable<string> HeaderErrors(RecordedExchange exchange)
    {
        var isAnonymous = exchange.Url.AbsolutePath.StartsWith("/credentials/", StringComparison.Ordinal);
        return new[] { "Accept", "X-GitHub-Api-Version", "Authorization" }
            .Where(name => exchange.Header(name).Length == 0 && (name != "Authorization" || !isAnonymous))
            .Select(name => $"{exchange.Method} {exchange.Url.AbsolutePath}: the header {name} is not there");
    }
}
