using System.Collections.Immutable;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>Reads applications with their credentials, their principals and what these hold.</summary>
internal sealed class ReadApplications(EntraAccess entra) : IReadAction
{
    public ActionContract Contract { get; } = new()
    {
        Name = "entra.read-applications",
        Summary = "Read applications, their secrets' ids, federated credentials, principals, roles and delegated grants.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Reads,
        Inputs = [new("appIds", ValueType.ListOf(ValueType.Text), Required: false, "Client ids to read; all where left out.")],
        Output = ValueType.ObjectOf(("directory", ValueType.Text), ("applications", ValueType.ListOf(ValueType.Any)), ("principals", ValueType.ListOf(ValueType.Any))),
        Idempotency = "Reads only.",
        Permissions = [EntraParameters.Read, new(EntraParameters.Provider, "Directory.Read.All")],
        Failures = CloudFailures.With(),
        Source = "https://learn.microsoft.com/graph/api/application-list",
    };

    public async Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var wanted = call.Texts("appIds").ToHashSet(StringComparer.OrdinalIgnoreCase);
        var applications = await entra.Applications.ListAsync(token);
        var principals = applications.Failure is null ? await entra.Principals.ListAsync(token) : applications.Failure;
        var grants = principals.Failure is null ? await entra.Principals.ListGrantsAsync(token) : principals.Failure;
        if (!applications.Is(out var apps, out _) || !principals.Is(out var all, out _) || !grants.Is(out var granted, out var why))
        {
            return entra.Outcome(grants.Failure ?? throw new InvalidOperationException("every failure is handed on to the last read"));
        }

        var chosen = apps.Where(a => wanted.Count == 0 || wanted.Contains(a.AppId)).ToArray();
        var acting = all.Where(p => wanted.Count == 0 || wanted.Contains(p.AppId)).ToArray();
        var federated = await EachAsync(chosen, a => entra.Applications.ListFederatedAsync(a.Id, token));
        var roles = federated.Failure is null ? await EachAsync(acting, p => entra.Principals.ListRolesAsync(p.Id, token)) : federated.Failure;
        return federated.Is(out var trusts, out _) && roles.Is(out var held, out var unread)
            ? new ActionOutcome.Succeeded(Value.MapOf(
                ("directory", Value.Of(entra.DirectoryId)),
                ("applications", Value.ListOf(chosen.Zip(trusts, DirectoryOutput.Application))),
                ("principals", Value.ListOf(acting.Zip(held, (p, r) => DirectoryOutput.Principal(p, r, granted.Where(g => g.ClientId == p.Id)))))))
            : entra.Outcome(roles.Failure ?? throw new InvalidOperationException("every failure is handed on to the last read"));
    }

    private static async Task<Answer<List<ImmutableArray<TFound>>>> EachAsync<T, TFound>(IEnumerable<T> items, Func<T, Task<Answer<ImmutableArray<TFound>>>> read)
    {
        var all = new List<ImmutableArray<TFound>>();
        foreach (var item in items)
        {
            var answer = await read(item);
            if (!answer.Is(out var found, out var why))
            {
                return why;
            }

            all.Add(found);
        }

        return all;
    }
}
