using System.Collections.Immutable;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Entra.Directory;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>
/// Reads applications with their credentials and owners, their principals and what these hold. Who may read every object of the directory may
/// read its role assignments too (learn.microsoft.com: List unifiedRoleAssignments, permissions).
/// </summary>
internal sealed class ReadApplications(EntraAccess entra) : IReadAction
{
    /// <summary>The directory of Microsoft's own applications: nobody here owns them.</summary>
    private const string Microsoft = "f8cdef31-a31e-4b4a-93e4-5f571e91255a";

    public ActionContract Contract { get; } = new()
    {
        Name = "entra.read-applications",
        Summary = "Read applications, their secrets' ids, federated credentials and owners, and principals with their owners, app roles, directory roles and delegated grants.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Reads,
        Inputs = [new("appIds", ValueType.ListOf(ValueType.Text), Required: false, "Client ids to read; all where left out.")],
        Output = ValueType.ObjectOf(
            ("directory", ValueType.Text), ("applications", ValueType.ListOf(ValueType.Any)), ("principals", ValueType.ListOf(ValueType.Any)),
            ("cannot_tell", ValueType.ListOf(ValueType.ObjectOf(("what", ValueType.Text), ("why", ValueType.Text))))),
        Idempotency = "Reads only.",
        Permissions = [EntraParameters.Read, EntraParameters.Directory],
        Failures = CloudFailures.With(),
        Source = "https://learn.microsoft.com/graph/api/application-list",
    };

    public async Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var wanted = call.Texts("appIds").ToHashSet(StringComparer.OrdinalIgnoreCase);
        var applications = await entra.Applications.ListAsync(token);
        var principals = applications.Failure is null ? await entra.Principals.ListAsync(token) : applications.Failure;
        var grants = principals.Failure is null ? await entra.Principals.ListGrantsAsync(token) : principals.Failure;
        if (!applications.Is(out var apps, out _) || !principals.Is(out var all, out _) || !grants.Is(out var granted, out _))
        {
            return entra.Outcome(grants.Failure ?? throw new InvalidOperationException("every failure is handed on to the last read"));
        }

        ImmutableArray<EntraApplication> chosen = [.. apps.Where(a => wanted.Count == 0 || wanted.Contains(a.AppId))];
        ImmutableArray<EntraPrincipal> acting = [.. all.Where(p => wanted.Count == 0 || wanted.Contains(p.AppId))];
        var federated = await EachAsync(chosen, a => entra.Applications.ListFederatedAsync(a.Id, token), token);
        var roles = federated.Failure is null ? await EachAsync(acting, p => entra.Principals.ListRolesAsync(p.Id, token), token) : federated.Failure;
        return federated.Is(out var trusts, out _) && roles.Is(out var held, out var unread)
            ? await WithOwnersAsync(new(chosen, trusts, acting, held, granted, all.DistinctBy(p => p.Id).ToImmutableDictionary(p => p.Id, p => p.Offers)), token)
            : entra.Outcome(roles.Failure ?? throw new InvalidOperationException("every failure is handed on to the last read"));
    }

    /// <summary>Owners and directory roles that may not be read leave the rest as good as it was.</summary>
    private async Task<ActionOutcome> WithOwnersAsync(Found found, CancellationToken token)
    {
        var owners = await EachAsync(found.Applications, a => entra.Applications.ListOwnersAsync(a.Id, token), token);
        var above = await EachAsync(found.Principals, p => p.HomeDirectory == Microsoft ? Nobody() : entra.Principals.ListOwnersAsync(p.Id, token), token);
        var assigned = await entra.Principals.ListAllDirectoryRolesAsync(token);
        ImmutableArray<(string What, ProviderFailure? Why)> failed = [("owners of applications", owners.Failure), ("owners of service principals", above.Failure), ("directory roles", assigned.Failure)];
        if (failed.Select(f => f.Why).OfType<ProviderFailure>().Select(entra.Outcome).OfType<ActionOutcome.FailedRetryable>().FirstOrDefault() is { } retry)
        {
            return retry;
        }

        var roles = (assigned.Is(out var directory, out _) ? directory : []).ToLookup(r => r.PrincipalId, StringComparer.OrdinalIgnoreCase);
        return new ActionOutcome.Succeeded(Value.MapOf(
            ("directory", Value.Of(entra.DirectoryId)),
            ("applications", Value.ListOf(found.Applications.Select((a, n) => DirectoryOutput.Application(a, found.Federated[n], At(owners, n))))),
            ("principals", Value.ListOf(found.Principals.Select((p, n) =>
                DirectoryOutput.Principal(p, found.Roles[n], found.NameOf, found.Grants.Where(g => g.ClientId == p.Id), At(above, n), roles[p.Id])))),
            ("cannot_tell", Value.ListOf(failed.Where(f => f.Why is not null).Select(f => Value.MapOf(
                ("what", Value.Of($"entra:{entra.DirectoryId}: {f.What}")), ("why", Value.Of(f.Why?.Detail))))))));
    }

    private static ImmutableArray<EntraOwner> At(Answer<ImmutableArray<ImmutableArray<EntraOwner>>> owners, int place) => owners.Is(out var all, out _) ? all[place] : [];

    private static Task<Answer<ImmutableArray<EntraOwner>>> Nobody() => Task.FromResult<Answer<ImmutableArray<EntraOwner>>>(ImmutableArray<EntraOwner>.Empty);

    private static async Task<Answer<ImmutableArray<ImmutableArray<TFound>>>> EachAsync<T, TFound>(
        ImmutableArray<T> items, Func<T, Task<Answer<ImmutableArray<TFound>>>> read, CancellationToken token)
    {
        var answers = await SideBySide.AskAsync(items, (item, _) => read(item), answer => answer.Failure is null, token);
        return answers.Select(a => a.Failure).FirstOrDefault(f => f is not null) is { } why ? why
            : answers.Select(a => a.Is(out var found, out _) ? found : []).ToImmutableArray();
    }

    private sealed record Found(
        ImmutableArray<EntraApplication> Applications, ImmutableArray<ImmutableArray<FederatedCredential>> Federated,
        ImmutableArray<EntraPrincipal> Principals, ImmutableArray<ImmutableArray<AppRoleAssignment>> Roles, ImmutableArray<PermissionGrant> Grants,
        ImmutableDictionary<string, ImmutableDictionary<string, string>> Offers)
    {
        /// <summary>Null where the resource does not offer it any more.</summary>
        public string? NameOf(AppRoleAssignment role) => Offers.GetValueOrDefault(role.ResourceId)?.GetValueOrDefault(role.RoleId);
    }
}
