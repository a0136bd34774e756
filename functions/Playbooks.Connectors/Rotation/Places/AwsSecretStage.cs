using Playbooks.Connectors.Aws;
using Playbooks.Connectors.Aws.SecretsManager;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Secrets;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Rotation.Places;

/// <summary>The secret whose own version is rotated: writing moves the label that its readers go by to the new version, which holds the value already.</summary>
internal sealed class AwsSecretStage(AwsAccess access, string secretId, string? member, IActionScope scope) : ISecretPlace
{
    public string Name => $"aws:{access.Account.Id}/secret/{secretId}:{SecretDescription.Current}";

    public async Task<ActionOutcome?> LookAsync(CancellationToken token) => (await access.Secrets.DescribeAsync(secretId, token)).Failure is { } why ? Outcome(why) : null;

    public async Task<ActionOutcome?> WriteAsync(NewCredential credential, CancellationToken token)
    {
        if (!(await access.Secrets.DescribeAsync(secretId, token)).Is(out var secret, out var why))
        {
            return Outcome(why);
        }

        if (secret.VersionAt(SecretDescription.Current) is var current && current != credential.Id
            && (await access.Secrets.MoveStageAsync(secretId, SecretDescription.Current, current, credential.Id, token)).Failure is { } refused)
        {
            return Outcome(refused);
        }

        return secret.VersionAt(SecretDescription.Pending) == credential.Id
            && (await access.Secrets.MoveStageAsync(secretId, SecretDescription.Pending, credential.Id, null, token)).Failure is { } kept
            ? Outcome(kept)
            : null;
    }

    public async Task<Value> StampAsync(CancellationToken token) => Value.Of(await CurrentAsync(token));

    public async Task<bool> IsWrittenSinceAsync(Value stamp, CancellationToken token) =>
        stamp is Value.Text { Content: var before } && await CurrentAsync(token) is { } now && now != before;

    public async Task<SecretText?> RecoverAsync(string shownId, CancellationToken token)
    {
        if (!(await access.Secrets.GetVersionAsync(secretId, shownId, token)).Is(out var held, out _))
        {
            return null;
        }

        using (held)
        {
            return SecretMember.Read(held, member);
        }
    }

    private async Task<string?> CurrentAsync(CancellationToken token) =>
        (await access.Secrets.DescribeAsync(secretId, token)).Is(out var secret, out _) ? secret.VersionAt(SecretDescription.Current) : null;

    private ActionOutcome Outcome(ProviderFailure failure) => AwsCodes.Outcome(failure, scope.Time.GetUtcNow());
}
