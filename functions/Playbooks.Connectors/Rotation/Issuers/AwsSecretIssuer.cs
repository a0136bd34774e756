using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Playbooks.Connectors.Aws;
using Playbooks.Connectors.Aws.Actions;
using Playbooks.Connectors.Aws.SecretsManager;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;
using Playbooks.Connectors.Rotation.Places;
using Playbooks.Core.Actions;
using Playbooks.Core.Secrets;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Rotation.Issuers;

/// <summary>
/// A value that nobody issues but ourselves, such as a shared key, kept in Secrets Manager: versions are its credentials. A new one is put as
/// pending, which nobody reads; it gets the label of the current one when it is handed out, and the old one ends when no label is left on it.
/// </summary>
/// <param name="member">The member of a JSON object that is replaced; null for the whole text.</param>
internal sealed class AwsSecretIssuer(AwsAccess access, string secretId, string? member, IActionScope scope) : IIssuer
{
    private const int Bytes = 32;

    public int? Slots => null;

    public ISecretPlace OwnPlace { get; } = new AwsSecretStage(access, secretId, member, scope);

    public string Access(string id) => $"{SecretPolicy.Target(access, secretId)}/version/{id}";

    public async Task<ActionOutcome?> GuardAsync(string id, CancellationToken token) => (await access.Secrets.DescribeAsync(secretId, token)).Is(out var secret, out var why)
        ? secret.RotationEnabled ? new ActionOutcome.Refused(CloudCodes.NeedsPerson, $"the secret {secretId} rotates by itself: let its rotation do it") : null
        : Outcome(why);

    public async Task<(Standing? Found, ActionOutcome? Why)> ListAsync(CancellationToken token) =>
        (await access.Secrets.DescribeAsync(secretId, token)).Is(out var secret, out var why)
            ? (new Standing([.. secret.Stages.Select(v => new StandingCredential(v.Key, Works: v.Value.Length > 0, IsMarked: false))]), null)
            : (null, Outcome(why));

    public async Task<(NewCredential? Made, ActionOutcome? Why)> CreateAsync(CancellationToken token)
    {
        var listed = await access.Secrets.ListVersionsAsync(secretId, token);
        var read = listed.Failure is null ? await access.Secrets.GetValueAsync(secretId, SecretDescription.Current, token) : listed.Failure;
        if (!listed.Is(out var versions, out _) || !read.Is(out var held, out var why))
        {
            return (null, Outcome(read.Failure ?? throw new InvalidOperationException("every failure is handed on to the last read")));
        }

        using (held)
        {
            var fresh = Random();
            using var next = SecretMember.Replaced(held, member, fresh);
            if (next is null)
            {
                fresh.Dispose();
                return (null, new ActionOutcome.FailedFinal(CloudCodes.BadAnswer, $"the secret {secretId} holds no JSON object, so its member cannot be replaced"));
            }

            var put = await access.Secrets.PutValueAsync(secretId, VersionToken(versions.Length), next, SecretDescription.Pending, token);
            return put.Is(out var id, out var refused) ? (NewCredential.Of(id, id, fresh), null) : (null, Outcome(refused));
        }
    }

    /// <summary>Nobody reads what is pending.</summary>
    public Task<(bool IsUsed, ActionOutcome? Why)> IsUsedAsync(string id, CancellationToken token) => Task.FromResult<(bool, ActionOutcome?)>((false, null));

    public Task<ActionOutcome?> DiscardAsync(string id, CancellationToken token) => UnlabelAsync(id, token);

    public Task<ActionOutcome?> RetireAsync(string id, CancellationToken token) => UnlabelAsync(id, token);

    /// <summary>Takes every label but the current one from a version: then nobody reads it, and Secrets Manager forgets it in time.</summary>
    private async Task<ActionOutcome?> UnlabelAsync(string id, CancellationToken token)
    {
        if (!(await access.Secrets.DescribeAsync(secretId, token)).Is(out var secret, out var why))
        {
            return Outcome(why);
        }

        foreach (var stage in secret.Stages.GetValueOrDefault(id, []).Where(s => s != SecretDescription.Current))
        {
            if ((await access.Secrets.MoveStageAsync(secretId, stage, id, null, token)).Failure is { } kept)
            {
                return Outcome(kept);
            }
        }

        return secret.Stages.GetValueOrDefault(id, []).Contains(SecretDescription.Current)
            ? new ActionOutcome.Refused(CloudCodes.StillAlive, $"version {id} of the secret {secretId} is the current one")
            : null;
    }

    /// <summary>The same while no version was made since, so that a request sent twice makes one version; another after each.</summary>
    private string VersionToken(int versions) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{scope.IdempotencyKey}\n{secretId}\n{versions}")).AsSpan(0, 16)).ToString();

    private static SecretText Random()
    {
        var bytes = RandomNumberGenerator.GetBytes(Bytes);
        var text = SecretText.Of(Convert.ToBase64String(bytes));
        CryptographicOperations.ZeroMemory(bytes);
        return text;
    }

    private ActionOutcome Outcome(ProviderFailure failure) => AwsCodes.Outcome(failure, scope.Time.GetUtcNow());
}
