using System.Collections.Immutable;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Entra.Directory;
using Playbooks.Connectors.Entra.Logs;
using Playbooks.Connectors.Entra.Tokens;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;

namespace Playbooks.Connectors.Entra;

/// <summary>The clients of one directory, and the responder's own token there.</summary>
/// <param name="clientId">Of the application that the run is configured to work as; null where the machine decides.</param>
internal sealed class EntraAccess(GraphChannel graph, EntraAuthority own, string? clientId) : IDisposable
{
    private static readonly TimeSpan Renewal = TimeSpan.FromDays(7);

    public string DirectoryId => graph.Tenant.DirectoryId;

    public ApplicationsClient Applications { get; } = new(graph);

    public PrincipalsClient Principals { get; } = new(graph);

    public UsersClient Users { get; } = new(graph);

    public CredentialPolicyClient CredentialPolicy { get; } = new(graph);

    public LogsClient Logs { get; } = new(graph);

    /// <summary>The token that requests are signed with now.</summary>
    public Task<Answer<EntraToken>> OwnTokenAsync(CancellationToken token) => own.TokenAsync(token);

    /// <summary>Refuses what would cut the run's own access; null where it is another application's.</summary>
    public async Task<ActionOutcome?> GuardAsync(string appId, CancellationToken token)
    {
        var answer = await OwnAsync(token);
        return !answer.Is(out var mine, out var why) ? EntraCodes.Outcome(why, graph.Time.GetUtcNow())
            : mine.IsEmpty ? new ActionOutcome.Refused(CloudCodes.SelfLockout, "the run's own token does not say which application it is; name it as 'client.id' in the tenant file")
            : mine.Contains(appId, StringComparer.OrdinalIgnoreCase) ? new ActionOutcome.Refused(CloudCodes.SelfLockout, $"application {appId} is the one this run itself works as; run as another")
            : null;
    }

    /// <summary>Refuses to forbid new secrets while the run works with one that ends soon: it could not be renewed, and nobody could lift the brake.</summary>
    public async Task<ActionOutcome?> GuardRenewalAsync(CancellationToken token)
    {
        var answer = await OwnAsync(token);
        if (!answer.Is(out var mine, out var why))
        {
            return EntraCodes.Outcome(why, graph.Time.GetUtcNow());
        }

        foreach (var appId in mine)
        {
            if ((await Applications.FindAsync(appId, token)).Is(out var application, out _) && application is { Certificates.IsEmpty: true, Passwords.IsEmpty: false }
                && application.Passwords.All(p => p.Ends < graph.Time.GetUtcNow() + Renewal))
            {
                return new ActionOutcome.Refused(CloudCodes.SelfLockout, $"application {appId} is the one this run itself works as, and its last secret ends within {Renewal.TotalDays:0} days: give it a new one first");
            }
        }

        return null;
    }

    /// <summary>A person's account, as plans write it: by object id and by the name that the person signs in with.</summary>
    public ImmutableArray<string> Accesses(EntraUser user) => [Target("user", user.Id), UserNamed(user.Name)];

    /// <summary>The account of whoever signs in with that name.</summary>
    public string UserNamed(string name) => Target("user", name.ToLowerInvariant());

    /// <summary>The run's own application, principal and secrets, and the person it works for, as plans write them; those that can be told now.</summary>
    public async Task<ImmutableArray<string>> OwnAccessesAsync(CancellationToken token)
    {
        var all = ImmutableArray.CreateBuilder<string>();
        if ((await own.TokenAsync(token)).Is(out var signed, out _) && TokenClaims.Of(signed)?.User is { } person)
        {
            all.Add(Target("user", person));
        }

        foreach (var appId in (await OwnAsync(token)).Is(out var mine, out _) ? mine : [])
        {
            if ((await Applications.FindAsync(appId, token)).Is(out var application, out _))
            {
                all.Add(Target("application", application.Id));
                all.AddRange(application.Passwords.Select(p => Target("password", p.KeyId)));
            }

            if ((await Principals.FindAsync(appId, token)).Is(out var principal, out _))
            {
                all.Add(Target("principal", principal.Id));
                all.AddRange(principal.Passwords.Select(p => Target("password", p.KeyId)));
            }
        }

        return all.ToImmutable();
    }

    public ActionOutcome Outcome(ProviderFailure failure) => EntraCodes.Outcome(failure, graph.Time.GetUtcNow());

    public string Target(string kind, string id) => $"entra:{DirectoryId}/{kind}/{id}";

    /// <summary>Client ids: what the token says, and what is configured, which a token need not repeat.</summary>
    private async Task<Answer<ImmutableArray<string>>> OwnAsync(CancellationToken token)
    {
        var answer = await own.TokenAsync(token);
        return answer.Then<ImmutableArray<string>>(mine => new[] { TokenClaims.Of(mine)?.AppId, clientId }.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToImmutableArray());
    }

    public void Dispose()
    {
        graph.Dispose();
        own.Dispose();
    }
}
