using System.Text.Json.Nodes;
using Playbooks.Sandbox.Aws.Protocol;

namespace Playbooks.Sandbox.Aws.Secrets;

/// <summary>New values and moving labels, with the refusals that make both safe to repeat.</summary>
internal static class SecretWrites
{
    private const int MostVersions = 100;

    /// <summary>Same token and same value: the same answer again. Same token, other value: ResourceExistsException.</summary>
    public static AwsReply Put(AwsCall call, AwsSecret secret)
    {
        if (call.Input.Text("ClientRequestToken") is not { Length: >= 32 and <= 64 } token)
        {
            return SecretErrors.Invalid("You must provide a ClientRequestToken value. We recommend a UUID-type value.");
        }

        if (call.Input.Text("SecretString") is not { Length: > 0 and <= 65536 } value)
        {
            return SecretErrors.Invalid("You must provide either SecretString or SecretBinary.");
        }

        var version = secret.Versions.Find(item => item.Id == token);
        if (version is not null && version.Value != value)
        {
            return new AwsError("ResourceExistsException", $"You can't use ClientRequestToken {token} because that value is already in use for a version of secret {secret.Arn}.");
        }

        return version is null ? Add(call, secret, new(token, value, call.Now)) : Written(secret, version);
    }

    public static AwsReply MoveStage(AwsCall call, AwsSecret secret)
    {
        var (stage, from, to) = (call.Input.Text("VersionStage") ?? "", call.Input.Text("RemoveFromVersionId"), call.Input.Text("MoveToVersionId"));
        var target = secret.Versions.Find(version => version.Id == to);
        if (to is not null && target is null)
        {
            return SecretErrors.NoValue($"VersionId: {to}");
        }

        if (RefuseMove(stage, secret.Holding(stage), from, target) is { } refusal)
        {
            return refusal;
        }

        if (target is null)
        {
            secret.Holding(stage)?.Stages.Remove(stage);
        }
        else
        {
            secret.Move(stage, target);
        }

        secret.ChangedAt = call.Now;
        return new JsonObject { ["ARN"] = secret.Arn, ["Name"] = secret.Name };
    }

    /// <summary>The caller must say where it believes the label is, so that nobody's later move is lost.</summary>
    private static AwsError? RefuseMove(string stage, SecretVersion? holder, string? from, SecretVersion? target)
    {
        if (from is null && target is null)
        {
            return SecretErrors.Invalid("You must provide RemoveFromVersionId or MoveToVersionId.");
        }

        if (holder is not null && holder != target && from is null)
        {
            return SecretErrors.Invalid($"The parameter RemoveFromVersionId can't be empty. Staging label {stage} is currently attached to version {holder.Id}, so you must explicitly reference that version in RemoveFromVersionId.");
        }

        if (from is not null && holder?.Id != from && (target is null || holder != target))
        {
            return SecretErrors.Invalid($"The staging label {stage} isn't attached to version {from}.");
        }

        return target is null && stage == AwsSecret.Current
            ? SecretErrors.Invalid($"You can only move staging label {AwsSecret.Current} to a different secret version. It can't be completely removed.")
            : null;
    }

    private static AwsReply Add(AwsCall call, AwsSecret secret, SecretVersion version)
    {
        // Versions without a label are deprecated and make room.
        if (secret.Versions.Count >= MostVersions && secret.Versions.RemoveAll(item => item.Stages.Count == 0) == 0)
        {
            return new AwsError("LimitExceededException", "You've exceeded the maximum number of versions per secret.");
        }

        secret.Versions.Add(version);
        call.Account.Mint.Remember(version.Value);
        foreach (var stage in call.Input.Texts("VersionStages") is { Count: > 0 } stages ? stages : [AwsSecret.Current])
        {
            secret.Move(stage, version);
        }

        secret.ChangedAt = call.Now;
        return Written(secret, version);
    }

    private static JsonObject Written(AwsSecret secret, SecretVersion version) => new()
    {
        ["ARN"] = secret.Arn,
        ["Name"] = secret.Name,
        ["VersionId"] = version.Id,
        ["VersionStages"] = new JsonArray([.. version.Stages.Select(stage => JsonValue.Create(stage))]),
    };
}
