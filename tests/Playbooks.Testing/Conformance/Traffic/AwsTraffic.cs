using System.Collections.Concurrent;

namespace Playbooks.Testing.Conformance.Traffic;

internal static class AwsTraffic
{
    public static readonly IReadOnlyList<string> Services = ["iam", "sts", "secretsmanager", "ssm", "cloudtrail", "organizations", "accessanalyzer"];

    private static readonly ConcurrentDictionary<string, AwsAnswerModel> Answers = new(StringComparer.Ordinal);

    public static Finding Check(RecordedExchange exchange)
    {
        var (service, operation) = Named(exchange);
        var name = $"{service}:{operation}";
        if (service is null || AwsServiceModel.Find(service) is not { } model || !model.Operations.Contains(operation))
        {
            return new Finding("AWS", service is null ? $"{exchange.Method} {exchange.Url.AbsolutePath} {operation}" : name, false, false, []);
        }

        var errors = new List<string>();
        if (exchange.IsOfProduct)
        {
            errors.AddRange(RequestErrors(exchange, model).Concat(HeaderErrors(exchange)).Select(error => $"{name}: {error}"));
        }

        if (exchange.Succeeded)
        {
            errors.AddRange(Answers.GetOrAdd(service, AwsAnswerModel.Of).Differences(operation, exchange.AnswerText).Select(error => $"{name} answer: {error}"));
        }

        return new Finding("AWS", name, true, exchange.Succeeded, errors);
    }

    private static (string? Service, string Operation) Named(RecordedExchange exchange)
    {
        var target = exchange.Header("X-Amz-Target").Split('.');
        if (target.Length > 1)
        {
            var service = target[0] switch { "AmazonSSM" => "ssm", "com" => "cloudtrail", "AWSOrganizationsV20161128" => "organizations", var other => other };
            return (Services.Contains(service) ? service : null, target[^1]);
        }

        if (exchange.Url.AbsolutePath.Length > 1)
        {
            return AwsServiceModel.Find("accessanalyzer")?.OperationAt(exchange.Method, exchange.Url.AbsolutePath) is { } found ? ("accessanalyzer", found) : (null, "");
        }

        var fields = exchange.Text.Split('&').Select(pair => pair.Split('=', 2)).ToLookup(pair => pair[0], pair => pair[^1]);
        return (fields["Version"].FirstOrDefault() switch { "2010-05-08" => "iam", "2011-06-15" => "sts", _ => null }, fields["Action"].FirstOrDefault() ?? "");
    }

    private static IReadOnlyList<string> RequestErrors(RecordedExchange exchange, AwsServiceModel model) =>
        exchange.Header("X-Amz-Target") is { Length: > 0 } target ? model.CheckJson(target, exchange.Text)
        : exchange.Url.AbsolutePath.Length > 1 ? model.CheckRest(exchange.Method, exchange.Url.AbsolutePath, exchange.Text)
        : model.CheckQuery(exchange.Text);

    private static IEnumerable<string> HeaderErrors(RecordedExchange exchange)
    {
        var isForm = exchange.Header("X-Amz-Target").Length == 0 && exchange.Url.AbsolutePath.Length == 1;
        var type = isForm ? "application/x-www-form-urlencoded" : exchange.Url.AbsolutePath.Length > 1 ? "application/json" : "application/x-amz-json-1.1";
        if (!exchange.Header("Content-Type").StartsWith(type, StringComparison.Ordinal))
        {
            yield return $"Content-Type is {exchange.Header("Content-Type")}, not {type}";
        }

        if (exchange.Method != "POST" || exchange.Url.Query.Length > 0)
        {
            yield return $"{exchange.Method} with {exchange.Url.Query}, and POST without a query is described";
        }

        var authorization = exchange.Header("Authorization");
        if (!authorization.StartsWith("AWS4-HMAC-SHA256 ", StringComparison.Ordinal) || !authorization.Contains("host", StringComparison.Ordinal) || exchange.Header("X-Amz-Date").Length == 0)
        {
            yield return "it is not signed with host and date";
        }
    }
}
