using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.Json;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;
using Playbooks.Core.Secrets;

namespace Playbooks.Connectors.Aws.SecretsManager;

/// <summary>Secrets Manager of the account's region.</summary>
internal sealed class SecretsClient(AwsChannel channel)
{
    private static AwsService Service => AwsService.SecretsManager;

    /// <summary>Up to five minutes stale, without secrets scheduled for deletion.</summary>
    public Task<Answer<ImmutableArray<SecretDescription>>> ListAsync(CancellationToken token) =>
        channel.ListJsonAsync(Service, "ListSecrets", () => new JsonObject { ["MaxResults"] = 100 }, "SecretList", e => Description(e, "SecretVersionsToStages"), token);

    public Task<Answer<SecretDescription>> DescribeAsync(string secretId, CancellationToken token) =>
        channel.JsonAsync(Service, "DescribeSecret", new JsonObject { ["SecretId"] = secretId }, e => Description(e, "VersionIdsToStages"), token);

    public Task<Answer<ImmutableArray<SecretVersion>>> ListVersionsAsync(string secretId, CancellationToken token) =>
        channel.ListJsonAsync(
            Service, "ListSecretVersionIds", () => new JsonObject { ["SecretId"] = secretId, ["MaxResults"] = 100, ["IncludeDeprecated"] = true },
            "Versions", e => new SecretVersion(e.Text("VersionId"), [.. e.Texts("VersionStages")], e.Epoch("CreatedDate")), token);

    /// <summary>Only inside an action that hands the value on; it never leaves as anything but <see cref="SecretText"/>.</summary>
    public Task<Answer<SecretText>> GetValueAsync(string secretId, string stage, CancellationToken token) =>
        channel.JsonAsync(
            Service, "GetSecretValue", new JsonObject { ["SecretId"] = secretId, ["VersionStage"] = stage }, e => SecretText.Of(e.Text("SecretString")), token);

    /// <summary>As <see cref="GetValueAsync"/>, of one version.</summary>
    public Task<Answer<SecretText>> GetVersionAsync(string secretId, string version, CancellationToken token) =>
        channel.JsonAsync(
            Service, "GetSecretValue", new JsonObject { ["SecretId"] = secretId, ["VersionId"] = version }, e => SecretText.Of(e.Text("SecretString")), token);

    /// <summary>
    /// Puts a version. The same token with the same value is one version however often it is sent; with another value AWS answers
    /// <c>ResourceExists</c> (<see cref="CloudCodes.AlreadyExists"/>).
    /// </summary>
    /// <param name="versionToken">A UUID; becomes the version's id.</param>
    public Task<Answer<string>> PutValueAsync(string secretId, string versionToken, SecretText value, string stage, CancellationToken token) =>
        channel.JsonAsync(
            Service, "PutSecretValue",
            new JsonObject
            {
                ["SecretId"] = secretId,
                ["ClientRequestToken"] = versionToken,
                ["SecretString"] = value.RevealText(),
                ["VersionStages"] = new JsonArray(stage),
            },
            e => e.Text("VersionId"), token);

    /// <summary>Moves a staging label, or takes it away where <paramref name="to"/> is null.</summary>
    public Task<Answer<Done>> MoveStageAsync(string secretId, string stage, string? from, string? to, CancellationToken token)
    {
        var body = new JsonObject { ["SecretId"] = secretId, ["VersionStage"] = stage };
        if (from is not null)
        {
            body["RemoveFromVersionId"] = from;
        }

        if (to is not null)
        {
            body["MoveToVersionId"] = to;
        }

        return channel.JsonAsync(Service, "UpdateSecretVersionStage", body, _ => Done.Value, token);
    }

    /// <summary>The policy at the secret, as JSON text; empty where there is none.</summary>
    public Task<Answer<string>> GetPolicyAsync(string secretId, CancellationToken token) =>
        channel.JsonAsync(Service, "GetResourcePolicy", Of(secretId), e => e.TextOrNull("ResourcePolicy") ?? "", token);

    /// <summary>What is wrong with a policy, such as that it would lock its own author out; empty where it is good.</summary>
    public Task<Answer<ImmutableArray<string>>> ValidatePolicyAsync(string secretId, string policy, CancellationToken token) =>
        channel.JsonAsync(
            Service, "ValidateResourcePolicy", new JsonObject { ["SecretId"] = secretId, ["ResourcePolicy"] = policy },
            e => e.Flag("PolicyValidationPassed") ? ImmutableArray<string>.Empty : [.. e.Items("ValidationErrors").Select(v => v.TextOrNull("ErrorMessage") ?? "").DefaultIfEmpty("refused")], token);

    public Task<Answer<Done>> PutPolicyAsync(string secretId, string policy, CancellationToken token) =>
        channel.JsonAsync(Service, "PutResourcePolicy", new JsonObject { ["SecretId"] = secretId, ["ResourcePolicy"] = policy, ["BlockPublicPolicy"] = true }, _ => Done.Value, token);

    public Task<Answer<Done>> DeletePolicyAsync(string secretId, CancellationToken token) =>
        channel.JsonAsync(Service, "DeleteResourcePolicy", Of(secretId), _ => Done.Value, token);

    /// <summary>Never at once: within the days it can be had back.</summary>
    public Task<Answer<Done>> ScheduleDeletionAsync(string secretId, int days, CancellationToken token) =>
        channel.JsonAsync(Service, "DeleteSecret", new JsonObject { ["SecretId"] = secretId, ["RecoveryWindowInDays"] = days }, _ => Done.Value, token);

    public Task<Answer<Done>> RestoreAsync(string secretId, CancellationToken token) =>
        channel.JsonAsync(Service, "RestoreSecret", Of(secretId), _ => Done.Value, token);

    private static JsonObject Of(string secretId) => new() { ["SecretId"] = secretId };

    private static SecretDescription Description(JsonElement e, string stages)
    {
        var versions = e.Member(stages) is { ValueKind: JsonValueKind.Object } map ? map.EnumerateObject() : default;
        return new SecretDescription(
            e.Text("ARN"), e.Text("Name"), e.Flag("RotationEnabled"), e.Epoch("LastChangedDate"), e.Epoch("LastAccessedDate"), e.Epoch("DeletedDate"),
            versions.ToImmutableSortedDictionary(v => v.Name, v => v.Value.EnumerateArray().Select(s => s.GetString() ?? "").ToImmutableArray(), StringComparer.Ordinal));
    }
}
