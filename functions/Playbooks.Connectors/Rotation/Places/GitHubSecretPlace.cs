using System.Collections.Immutable;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.GitHub.Secrets;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Secrets;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Rotation.Places;

/// <summary>Secrets for Actions, Dependabot or Codespaces of a repository, an environment or an organisation. GitHub never shows a value, so nothing is recovered from here.</summary>
/// <param name="names">The secret's name for each field.</param>
internal sealed class GitHubSecretPlace(GitHubApi api, SecretScope where, ImmutableSortedDictionary<string, string> names, IActionScope scope) : ISecretPlace
{
    public string Name => $"{where}:{string.Join("+", names.Values)}";

    public async Task<ActionOutcome?> LookAsync(CancellationToken token)
    {
        foreach (var name in names.Values)
        {
            if ((await api.GetSecretAsync(where, name, token)).Failure is { } why)
            {
                return Outcome(why);
            }
        }

        return null;
    }

    public async Task<ActionOutcome?> WriteAsync(NewCredential credential, CancellationToken token)
    {
        var seen = new Dictionary<string, SecretVisibility?>(StringComparer.Ordinal);
        foreach (var name in names.Values)
        {
            var visible = await VisibilityAsync(name, token);
            if (visible.Why is { } unread)
            {
                return Outcome(unread);
            }

            seen[name] = visible.Visibility;
        }

        // A run that is queued between two of these finds the new id beside the old secret, so nothing may come between them.
        await api.WaitForRoomAsync(HttpMethod.Put, names.Count, token);
        foreach (var (field, name) in names)
        {
            if ((await api.PutSecretAsync(where, name, credential.Fields[field], seen[name], token)).Failure is { } why)
            {
                return Outcome(why);
            }
        }

        return null;
    }

    /// <summary>When the secret that is written last was last updated; GitHub says so, though not with what. As text, which a journal gives back as it was.</summary>
    public async Task<Value> StampAsync(CancellationToken token) =>
        (await api.GetSecretAsync(where, names.Values.Last(), token)).Is(out var secret, out _) ? Value.Of(secret.UpdatedAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture)) : Value.Nothing;

    public async Task<bool> IsWrittenSinceAsync(Value stamp, CancellationToken token) =>
        stamp is not Value.Null && await StampAsync(token) is var now and not Value.Null && !now.Equals(stamp);

    public Task<SecretText?> RecoverAsync(string shownId, CancellationToken token) => Task.FromResult<SecretText?>(null);

    /// <summary>An organisation's secret is put with its visibility, so what is there is sent again.</summary>
    private async Task<(SecretVisibility? Visibility, ProviderFailure? Why)> VisibilityAsync(string name, CancellationToken token)
    {
        if (where is not SecretScope.OfOrganization organization)
        {
            return (null, null);
        }

        if (!(await api.GetSecretAsync(where, name, token)).Is(out var secret, out var why))
        {
            return (null, why);
        }

        if (secret.Visibility is not "selected")
        {
            return (new SecretVisibility(secret.Visibility ?? "private", []), null);
        }

        return (await api.ListSecretRepositoriesAsync(organization, name, token)).Is(out var repositories, out var unread)
            ? (new SecretVisibility("selected", [.. repositories.Select(r => r.Id)]), null)
            : (null, unread);
    }

    private ActionOutcome Outcome(ProviderFailure failure) => CloudOutcomes.Of(failure, null, scope.Time.GetUtcNow());
}
