using System.Text.Json;
using System.Text.Json.Nodes;
using Playbooks.Sandbox.Aws.Policies;
using Playbooks.Sandbox.Aws.Protocol;
using static Playbooks.Sandbox.Aws.Protocol.AwsOperation;

namespace Playbooks.Sandbox.Aws.Analyzer;

/// <summary>The part of Access Analyzer that judges documents. It speaks JSON at paths, without a target header.</summary>
internal static class AnalyzerService
{
    public static AwsService Service { get; } = new("access-analyzer", "rest", null,
    [
        Read("CheckNoNewAccess", CheckNoNewAccess),
        Read("CheckAccessNotGranted", CheckAccessNotGranted),
        Read("ValidatePolicy", Validate),
    ]);

    /// <summary>The operation at that path; null where there is none.</summary>
    public static string? At(string path) => path switch
    {
        "/policy/check-no-new-access" => "CheckNoNewAccess",
        "/policy/check-access-not-granted" => "CheckAccessNotGranted",
        "/policy/validation" => "ValidatePolicy",
        _ => null,
    };

    /// <summary>Every Allow of the new document has to be in the old one, word for word: coarser than AWS's reasoning, never more lenient.</summary>
    private static AwsReply CheckNoNewAccess(AwsCall call)
    {
        if (Allows(call.Input.Text("existingPolicyDocument")) is not { } known || Allows(call.Input.Text("newPolicyDocument")) is not { } wanted)
        {
            return new AwsError("InvalidParameterException", "The policy document is not valid.");
        }

        var added = wanted.Index().Where(item => !known.Contains(item.Item, StringComparer.Ordinal)).ToList();
        return new JsonObject
        {
            ["result"] = added.Count == 0 ? "PASS" : "FAIL",
            ["message"] = added.Count == 0 ? "The modified permissions do not grant new access compared to your existing policy." : "The modified permissions grant new access compared to your existing policy.",
            ["reasons"] = new JsonArray([.. added.Select(item => new JsonObject { ["description"] = "New access in the statement.", ["statementIndex"] = item.Index })]),
        };
    }

    private static AwsReply CheckAccessNotGranted(AwsCall call)
    {
        if (PolicyDocument.Parse(call.Input.Text("policyDocument") ?? "", trust: false, out _) is not { } document)
        {
            return new AwsError("InvalidParameterException", "The policy document is not valid.");
        }

        var actions = call.Input.Structures("access").SelectMany(item => item.Texts("actions"));
        var granted = actions.Where(action => document.Statements.Any(statement => statement.Allow && statement.CoversAction(action))).ToList();
        return new JsonObject
        {
            ["result"] = granted.Count == 0 ? "PASS" : "FAIL",
            ["message"] = granted.Count == 0 ? "The policy document does not grant access to perform the listed actions or resources." : "The policy document grants access to perform one or more of the listed actions or resources.",
            ["reasons"] = new JsonArray([.. granted.Select(action => new JsonObject { ["description"] = $"One or more of the listed actions in the statement: {action}.", ["statementIndex"] = 0 })]),
        };
    }

    private static AwsReply Validate(AwsCall call)
    {
        var trust = call.Input.Text("policyType") == "RESOURCE_POLICY";
        var wrong = trust ? TrustPolicy.Refuse(call.Input.Text("policyDocument") ?? "") : PolicyDocument.Parse(call.Input.Text("policyDocument") ?? "", trust, out var reason) is null ? reason : null;
        return new JsonObject
        {
            ["findings"] = wrong is null ? [] : new JsonArray(new JsonObject
            {
                ["findingDetails"] = wrong,
                ["findingType"] = "ERROR",
                ["issueCode"] = "SYNTAX_ERROR",
                ["learnMoreLink"] = "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html",
                ["locations"] = new JsonArray(),
            }),
        };
    }

    private static List<string>? Allows(string? document)
    {
        try
        {
            var statements = JsonNode.Parse(document ?? "")?["Statement"];
            return [.. (statements as JsonArray ?? [statements?.DeepClone()]).OfType<JsonObject>().Where(item => item["Effect"]?.ToString() == "Allow").Select(item => item.ToJsonString())];
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
