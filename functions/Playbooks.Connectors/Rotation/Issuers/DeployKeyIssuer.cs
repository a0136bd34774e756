using System.Security.Cryptography;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.GitHub;
using Playbooks.Connectors.GitHub.DeployKeys;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Secrets;

namespace Playbooks.Connectors.Rotation.Issuers;

/// <summary>Deploy keys of one repository: the pair is made here, GitHub gets the public half. The title tells an orphan.</summary>
/// <param name="title">Title of the new key, the same for every attempt of one rotation.</param>
internal sealed class DeployKeyIssuer(GitHubApi api, RepositoryName repository, string title, bool readOnly, TimeProvider time) : IIssuer
{
    public int? Slots => null;

    public string Access(string id) => $"github:{repository}/deploy-key/{id}";

    /// <summary>The run works as a GitHub App, never with a deploy key; one that the tenant file guards is kept by the plan, as every guarded access is.</summary>
    public Task<ActionOutcome?> GuardAsync(string id, CancellationToken token) => Task.FromResult<ActionOutcome?>(null);

    public async Task<(Standing? Found, ActionOutcome? Why)> ListAsync(CancellationToken token) =>
        (await api.ListDeployKeysAsync(repository, token)).Is(out var keys, out var why)
            ? (new Standing([.. keys.Select(k => new StandingCredential(Text(k.Id), Works: true, k.Title == title))]), null)
            : (null, Outcome(why));

    public async Task<(NewCredential? Made, ActionOutcome? Why)> CreateAsync(CancellationToken token)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var secret = SecretText.Of(pair.ExportPkcs8PrivateKeyPem());
        var answer = await api.CreateDeployKeyAsync(repository, title, SshPublicKey.Of(pair), readOnly, token);
        if (answer.Is(out var key, out var why))
        {
            return (NewCredential.Of(Text(key.Id), Text(key.Id), secret), null);
        }

        secret.Dispose();
        return (null, Outcome(why));
    }

    public Task<(bool IsUsed, ActionOutcome? Why)> IsUsedAsync(string id, CancellationToken token) => Task.FromResult<(bool, ActionOutcome?)>((false, null));

    public Task<ActionOutcome?> DiscardAsync(string id, CancellationToken token) => DeleteAsync(id, token);

    /// <summary>A deploy key cannot be disabled: retiring deletes it.</summary>
    public Task<ActionOutcome?> RetireAsync(string id, CancellationToken token) => DeleteAsync(id, token);

    private async Task<ActionOutcome?> DeleteAsync(string id, CancellationToken token) =>
        long.TryParse(id, out var number) && (await api.DeleteDeployKeyAsync(repository, number, token)).Failure is { Kind: not FailureKind.AbsentOrNotPermitted } why
            ? Outcome(why)
            : null;

    private static string Text(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private ActionOutcome Outcome(ProviderFailure failure) => CloudOutcomes.Of(failure, null, time.GetUtcNow());
}
