using System.Text.Json.Nodes;
using Playbooks.Sandbox.Aws.Policies;
using Playbooks.Sandbox.Aws.Protocol;

namespace Playbooks.Sandbox.Aws.Secrets;

/// <summary>Resource policies of secrets and their deletion, which waits for a window of days.</summary>
internal static class SecretPolicies
{
    private const int Usual = 30;

    public static AwsReply Put(AwsCall call, AwsSecret secret)
    {
        var document = call.Input.Text("ResourcePolicy") ?? "";
        if (ResourcePolicy.Parse(document) is not { } statements)
        {
            return new AwsError("MalformedPolicyDocumentException", "This resource policy contains invalid Json.");
        }

        if (call.Input.Flag("BlockPublicPolicy") && statements.Any(item => item.Allow && ResourcePolicy.IsForEverybody(item) && item.Condition is null))
        {
            return new AwsError("PublicPolicyException", "You can't attach a resource policy that allows broad access to the secret.");
        }

        secret.ResourcePolicy = document;
        return Named(secret);
    }

    public static AwsReply Remove(AwsCall call, AwsSecret secret)
    {
        secret.ResourcePolicy = null;
        return Named(secret);
    }

    public static AwsReply Validate(AwsCall call)
    {
        var isGood = ResourcePolicy.Parse(call.Input.Text("ResourcePolicy") ?? "") is not null;
        return new JsonObject
        {
            ["PolicyValidationPassed"] = isGood,
            ["ValidationErrors"] = isGood ? [] : new JsonArray(new JsonObject { ["CheckName"] = "SYNTAX", ["ErrorMessage"] = "This resource policy contains invalid Json." }),
        };
    }

    public static AwsReply Delete(AwsCall call, AwsSecret secret)
    {
        var days = call.Input.Number("RecoveryWindowInDays") ?? Usual;
        if (days is < 7 or > 30)
        {
            return SecretErrors.Invalid("The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
        }

        secret.DeletedAt = call.Now.AddDays(days);
        var body = Named(secret);
        body["DeletionDate"] = SecretsService.Seconds(call.Now.AddDays(days));
        return body;
    }

    public static AwsReply Restore(AwsCall call, AwsSecret secret)
    {
        secret.DeletedAt = null;
        return Named(secret);
    }

    private static JsonObject Named(AwsSecret secret) => new() { ["ARN"] = secret.Arn, ["Name"] = secret.Name };
}
