using System.Collections.Immutable;
using System.Text.Json;
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
            Objections, token);

    /// <summary>Which of the actions the document allows, in words; empty where it allows none of them.</summary>
    public Task<Answer<ImmutableArray<string>>> GrantedAsync(string document, IEnumerable<string> actions, string kind, CancellationToken token) =>
        channel.RestAsync(
            Service, "CheckAccessNotGranted", "policy/check-access-not-granted",
            new JsonObject
            {
                ["policyDocument"] = document,
                ["access"] = new JsonArray(new JsonObject { ["actions"] = new JsonArray([.. actions.Select(action => JsonValue.Create(action))]) }),
                ["policyType"] = kind,
            },
            Objections, token);

    public Task<Answer<ImmutableArray<PolicyFinding>>> ValidateAsync(string document, string kind, CancellationToken token) =>
        channel.RestAsync(
            Service, "ValidatePolicy", "policy/validation", new JsonObject { ["policyDocument"] = document, ["policyType"] = kind },
            e => e.Items("findings").Select(f => new PolicyFinding(f.Text("findingType"), f.Text("issueCode"), f.Text("findingDetails"))).ToImmutableArray(), token);

    private static ImmutableArray<string> Objections(JsonElement answer) => answer.TextOrNull("result") == "PASS"
        ? []
        : [.. answer.Items("reasons").Select(r => r.TextOrNull("description") ?? "").DefaultIfEmpty(answer.TextOrNull("message") ?? "more access than wanted")];
}
