using Microsoft.AspNetCore.WebUtilities;
using Playbooks.Sandbox.Aws.Analyzer;
using Playbooks.Sandbox.Aws.Iam;
using Playbooks.Sandbox.Aws.Organizations;
using Playbooks.Sandbox.Aws.Parameters;
using Playbooks.Sandbox.Aws.Secrets;
using Playbooks.Sandbox.Aws.Signing;
using Playbooks.Sandbox.Aws.Sts;
using Playbooks.Sandbox.Aws.Trail;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.Aws.Protocol;

/// <summary>What a request asks of which service, before anybody knows who asks. One listener serves all services.</summary>
internal sealed record AwsRequest(AwsService Service, AwsOperation? Operation, AwsInput Input, string Asked)
{
    private static readonly AwsService[] Services =
        [IamService.Service, StsService.Service, SecretsService.Service, ParametersService.Service, TrailService.Service, OrganizationsService.Service];

    public bool IsJson => Service.XmlNamespace is null;

    public static AwsRequest Of(Call call) => call.Header("X-Amz-Target") is { } target ? Json(call, target)
        : AnalyzerService.At(call.RawPath) is { } name ? new(AnalyzerService.Service, AnalyzerService.Service.Operations[name], new AwsInput(call.Json() ?? []), name)
        : Query(call);

    public static SignedHead Head(Call call) => new(
        call.Method, Uri.UnescapeDataString(call.RawPath), call.RawQuery,
        call.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => Joined(header.Value), StringComparer.Ordinal));

    private static AwsRequest Json(Call call, string target)
    {
        var dot = target.LastIndexOf('.');
        var (prefix, name) = dot < 0 ? ("", target) : (target[..dot], target[(dot + 1)..]);
        var service = Services.FirstOrDefault(item => item.XmlNamespace is null && item.Selector == prefix);
        return new(service ?? SecretsService.Service, service?.Operations.GetValueOrDefault(name), new AwsInput(call.Json() ?? []), target);
    }

    /// <summary>Action and Version choose the operation, from the form or from the query.</summary>
    private static AwsRequest Query(Call call)
    {
        var form = QueryHelpers.ParseQuery(call.Text).Concat(call.Query).DistinctBy(field => field.Key);
        var input = AwsInput.FromForm(form.Select(field => KeyValuePair.Create(field.Key, field.Value.ToString())));
        var (action, version) = (input.Text("Action") ?? "", input.Text("Version") ?? "");
        var service = Services.FirstOrDefault(item => item.XmlNamespace is not null && item.Selector == version);
        return new(service ?? IamService.Service, service?.Operations.GetValueOrDefault(action), input, action);
    }

    /// <summary>Repeats joined by a comma, runs of spaces folded, as the canonical request wants it.</summary>
    private static string Joined(IEnumerable<string?> values) =>
        string.Join(',', values.Select(value => string.Join(' ', (value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))));
}
