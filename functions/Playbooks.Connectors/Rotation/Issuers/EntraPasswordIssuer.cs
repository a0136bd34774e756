using Playbooks.Connectors.Entra;
using Playbooks.Core.Actions;

namespace Playbooks.Connectors.Rotation.Issuers;

/// <summary>Client secrets of one application. A new one carries the rotation's name, by which an orphan is recognised.</summary>
/// <param name="name">Display name of the new secret, the same for every attempt of one rotation.</param>
internal sealed class EntraPasswordIssuer(EntraAccess entra, string application, string name, DateTimeOffset ends) : IIssuer
{
    private string clientId = "";

    public int? Slots => null;

    public string Access(string id) => entra.Target("password", id);

    public async Task<ActionOutcome?> GuardAsync(string id, CancellationToken token) =>
        (await entra.Applications.GetAsync(application, token)).Is(out var found, out var why) ? await entra.GuardAsync(found.AppId, token) : entra.Outcome(why);

    public async Task<(Standing? Found, ActionOutcome? Why)> ListAsync(CancellationToken token)
    {
        if (!(await entra.Applications.GetAsync(application, token)).Is(out var found, out var why))
        {
            return (null, entra.Outcome(why));
        }

        clientId = found.AppId;
        return (new Standing([.. found.Passwords.Select(p => new StandingCredential(p.KeyId, Works: true, p.Name == name))]), null);
    }

    public async Task<(NewCredential? Made, ActionOutcome? Why)> CreateAsync(CancellationToken token) =>
        (await entra.Applications.AddPasswordAsync(application, name, ends, token)).Is(out var password, out var why)
            ? (NewCredential.Of(password.KeyId, clientId, password.Value), null)
            : (null, entra.Outcome(why));

    /// <summary>What carries the rotation's name is its own, whatever the log says.</summary>
    public Task<(bool IsUsed, ActionOutcome? Why)> IsUsedAsync(string id, CancellationToken token) => Task.FromResult<(bool, ActionOutcome?)>((false, null));

    public Task<ActionOutcome?> DiscardAsync(string id, CancellationToken token) => RemoveAsync(id, token);

    /// <summary>There is no way to disable a single secret: retiring removes it.</summary>
    public Task<ActionOutcome?> RetireAsync(string id, CancellationToken token) => RemoveAsync(id, token);

    private async Task<ActionOutcome?> RemoveAsync(string id, CancellationToken token)
    {
        if ((await entra.Applications.RemovePasswordAsync(application, id, token)).Failure is not { } why || EntraCodes.IsNotFound(why))
        {
            return null;
        }

        var isGone = (await entra.Applications.GetAsync(application, token)).Is(out var found, out _) && found.Passwords.All(p => p.KeyId != id);
        return isGone ? null : entra.Outcome(why);
    }
}
