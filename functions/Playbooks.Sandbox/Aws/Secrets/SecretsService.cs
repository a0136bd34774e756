using System.Text.Json.Nodes;
using Playbooks.Sandbox.Aws.Protocol;
using static Playbooks.Sandbox.Aws.Protocol.AwsOperation;

namespace Playbooks.Sandbox.Aws.Secrets;

/// <summary>Secrets Manager: the reads. Writes are in <see cref="SecretWrites"/>.</summary>
internal static class SecretsService
{
    public static AwsService Service { get; } = new("secretsmanager", "secretsmanager", null,
    [
        Read("ListSecrets", List),
        Read("DescribeSecret", call => OnSecret(call, Describe)),
        Read("GetSecretValue", call => OnLiveSecret(call, GetValue)),
        Read("ListSecretVersionIds", call => OnSecret(call, ListVersions)),
        Read("GetResourcePolicy", call => OnSecret(call, GetPolicy)),
        Read("ValidateResourcePolicy", SecretPolicies.Validate),
        Contain("PutResourcePolicy", call => OnLiveSecret(call, SecretPolicies.Put)),
        Change("DeleteResourcePolicy", call => OnLiveSecret(call, SecretPolicies.Remove)),
        Contain("DeleteSecret", call => OnLiveSecret(call, SecretPolicies.Delete)),
        Change("RestoreSecret", call => OnSecret(call, SecretPolicies.Restore)),
        Change("PutSecretValue", call => OnLiveSecret(call, SecretWrites.Put)),
        Change("UpdateSecretVersionStage", call => OnLiveSecret(call, SecretWrites.MoveStage)),
    ]);

    /// <summary>By name, by ARN, or by ARN without its random end; in the region of the signature.</summary>
    public static AwsSecret? Find(AwsAccount account, string region, string id) => account.Secrets.Find(secret =>
        secret.Region == region && (secret.Name == id || secret.Arn == id || secret.Arn[..^7] == id));

    private static AwsReply OnSecret(AwsCall call, Func<AwsCall, AwsSecret, AwsReply> answer) =>
        Find(call.Account, call.Region, call.Input.Text("SecretId") ?? "") is { } secret ? answer(call, secret) : SecretErrors.NotFound;

    private static AwsReply OnLiveSecret(AwsCall call, Func<AwsCall, AwsSecret, AwsReply> answer) =>
        OnSecret(call, (_, secret) => secret.DeletedAt is null ? answer(call, secret) : SecretErrors.Deleted);

    private static AwsReply List(AwsCall call) => AwsPage.Tokened(
        call, "SecretList",
        call.Account.Secrets.Where(secret => secret.Region == call.Region && secret.DeletedAt is null).OrderBy(secret => secret.Name, StringComparer.Ordinal),
        secret => secret.Name, secret => Summary(secret, "SecretVersionsToStages"));

    private static AwsReply Describe(AwsCall call, AwsSecret secret) => Summary(secret, "VersionIdsToStages");

    private static AwsReply GetValue(AwsCall call, AwsSecret secret)
    {
        var (id, stage) = (call.Input.Text("VersionId"), call.Input.Text("VersionStage"));
        var version = id is null ? secret.Holding(stage ?? AwsSecret.Current) : secret.Versions.Find(item => item.Id == id && (stage is null || item.Stages.Contains(stage)));
        if (version is null)
        {
            return SecretErrors.NoValue(id is null ? $"staging label: {stage ?? AwsSecret.Current}" : $"VersionId: {id}");
        }

        secret.AccessedAt = call.Now;
        return new JsonObject
        {
            ["ARN"] = secret.Arn,
            ["Name"] = secret.Name,
            ["VersionId"] = version.Id,
            ["SecretString"] = version.Value,
            ["VersionStages"] = Stages(version),
            ["CreatedDate"] = Seconds(version.CreatedAt),
        };
    }

    private static AwsReply ListVersions(AwsCall call, AwsSecret secret)
    {
        var versions = secret.Versions.Where(version => version.Stages.Count > 0 || call.Input.Flag("IncludeDeprecated"));
        var reply = AwsPage.Tokened(call, "Versions", versions.OrderBy(version => version.Id, StringComparer.Ordinal), version => version.Id, version => new JsonObject
        {
            ["VersionId"] = version.Id,
            ["VersionStages"] = Stages(version),
            ["CreatedDate"] = Seconds(version.CreatedAt),
        });
        if (reply is AwsReply.Done { Body: { } body })
        {
            (body["ARN"], body["Name"]) = (secret.Arn, secret.Name);
        }

        return reply;
    }

    private static AwsReply GetPolicy(AwsCall call, AwsSecret secret)
    {
        var body = new JsonObject { ["ARN"] = secret.Arn, ["Name"] = secret.Name };
        if (secret.ResourcePolicy is { } policy)
        {
            body["ResourcePolicy"] = policy;
        }

        return body;
    }

    private static JsonObject Summary(AwsSecret secret, string versions)
    {
        var body = new JsonObject
        {
            ["ARN"] = secret.Arn,
            ["Name"] = secret.Name,
            ["RotationEnabled"] = secret.RotationEnabled,
            ["LastChangedDate"] = Seconds(secret.ChangedAt),
            ["CreatedDate"] = Seconds(secret.CreatedAt),
            [versions] = new JsonObject(secret.Versions.Where(version => version.Stages.Count > 0)
                .Select(version => KeyValuePair.Create<string, JsonNode?>(version.Id, Stages(version)))),
        };
        if (secret.AccessedAt is { } at)
        {
            // AWS tells the day only.
            body["LastAccessedDate"] = Seconds(new DateTimeOffset(at.UtcDateTime.Date, TimeSpan.Zero));
        }

        if (secret.DeletedAt is { } deleted)
        {
            body["DeletedDate"] = Seconds(deleted);
        }

        return body;
    }

    private static JsonArray Stages(SecretVersion version) => [.. version.Stages.Select(stage => JsonValue.Create(stage))];

    /// <summary>JSON 1.1 writes times as seconds since 1970.</summary>
    internal static double Seconds(DateTimeOffset at) => at.ToUnixTimeMilliseconds() / 1000.0;
}
