using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Aws.Analyzer;

/// <summary>IAM Access Analyzer's judgements of documents.</summary>
internal sealed class AnalyzerClient(AwsChannel channel)
{
    private static AwsService Service => AwsService.Analyzer;

    /// <summary>What the new document allows beyond the old one, in words; empty where it is nothing.</summary>
    public Task<Answer<ImmutableArray<string>>> NewAccessAsync(string before, string now, string kind, CancellationToken token) =>
        channel.RestAsync(
            Service, "CheckNoNewAccess", "policy/check-no-new-access",
            new JsonObject { ["existingPolicyDocument"] = before, ["newPolicyDocument"] = now, ["policyType"] = kind },
            e => e.TextOrNull("result") == "PASS" ? ImmutableArray<string>.Empty : [.. e.Items("reasons").Select(r => r.TextOrNull("description") ?? "").DefaultIfEmpty(e.TextOrNull("message") ?? "new access")],
            token);

    public Task<Answer<ImmutableArray<PolicyFinding>>> ValidateAsync(string document, string kind, CancellationToken token) =>
        channel.RestAsync(
            Service, "ValidatePolicy", "policy/validation", new JsonObject { ["policyDocument"] = document, ["policyType"] = kind },
            e => e.Items("findings").Select(f => new PolicyFinding(f.Text("findingType"), f.Text("issueCode"), f.Text("findingDetails"))).ToImmutableArray(), token);
}
