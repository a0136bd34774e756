using System.Text.Json.Nodes;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>The statement that forbids reading a secret, and the policy that it is added to.</summary>
internal static class SecretPolicy
{
    private const string Sid = "IncidentResponseDenyRead";

    /// <param name="secret">Name or ARN: both are one target, named as the registry and the tenant file name it.</param>
    public static string Target(AwsAccess access, string secret) => $"aws:{access.Account.Id}/secret/{NameOf(secret)}";

    public static Permission Permitted(string action) => new(AwsParameters.Provider, $"secretsmanager:{action}");

    /// <summary>The policy with our statement in it, and no older one of ours; null where the text is no policy.</summary>
    public static string? Denying(string policy, IReadOnlyCollection<string> except)
    {
        var document = policy.Length == 0 ? new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray() } : JsonTexts.TryParse(policy);
        if (document is null || TrustDocument.Statements(document) is not { } statements)
        {
            return null;
        }

        document["Statement"] = new JsonArray([.. statements.Where(s => s["Sid"]?.ToString() != Sid).Select(s => s.DeepClone()), Statement(except)]);
        return document.ToJsonString(TrustDocument.Plain);
    }

    /// <summary>ARN of the user or role that the run works as: a session's role with its path, which the condition key holds.</summary>
    public static async Task<(string? Arn, ActionOutcome? Why)> OwnArnAsync(AwsAccess access, DateTimeOffset now, CancellationToken token)
    {
        var asked = await access.Sts.GetCallerIdentityAsync(token);
        if (!asked.Is(out var me, out var why))
        {
            return (null, AwsCodes.Outcome(why, now));
        }

        if (!me.Arn.Contains(":assumed-role/", StringComparison.Ordinal))
        {
            return (me.Arn, null);
        }

        var got = await access.Roles.GetAsync(me.Arn.Split('/')[1], token);
        return got.Is(out var role, out var unread) ? (role.Arn, null) : (null, AwsCodes.Outcome(unread, now));
    }

    /// <summary>An ARN ends in <c>:secret:NAME-</c> and six characters of Secrets Manager's own.</summary>
    private static string NameOf(string secret) => secret.StartsWith("arn:", StringComparison.Ordinal) && secret.Split(':', 7) is [.., var name]
        ? name.LastIndexOf('-') is > 0 and var end && end == name.Length - 7 ? name[..end] : name
        : secret;

    private static JsonObject Statement(IReadOnlyCollection<string> except) => new()
    {
        ["Sid"] = Sid,
        ["Effect"] = "Deny",
        ["Principal"] = "*",
        ["Action"] = new JsonArray("secretsmanager:GetSecretValue", "secretsmanager:BatchGetSecretValue"),
        ["Resource"] = "*",
        ["Condition"] = new JsonObject { ["ArnNotEquals"] = new JsonObject { ["aws:PrincipalArn"] = new JsonArray([.. except.Select(a => JsonValue.Create(a))]) } },
    };
}
