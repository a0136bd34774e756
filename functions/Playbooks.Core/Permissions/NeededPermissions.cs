using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Playbooks;

namespace Playbooks.Core.Permissions;

/// <summary>The least that a tenant must grant for a playbook's actions and for what undoes them. All in order of name.</summary>
/// <param name="GitHub">Permission of the GitHub App to its access level: <c>read</c>, <c>write</c> or <c>admin</c>, the highest that any action needs.</param>
/// <param name="Aws">IAM actions: <c>iam:GetRole</c>.</param>
/// <param name="Entra">Microsoft Graph application roles; a role that another one includes is left out.</param>
public sealed record NeededPermissions(ImmutableSortedDictionary<string, string> GitHub, ImmutableSortedSet<string> Aws, ImmutableSortedSet<string> Entra)
{
    private static readonly ImmutableArray<string> Levels = ["read", "write", "admin"];

    /// <param name="catalog">Holds every action that the playbooks use.</param>
    public static NeededPermissions Of(IEnumerable<Playbook> playbooks, IEnumerable<ActionContract> catalog)
    {
        var known = catalog.ToDictionary(contract => contract.Name, StringComparer.Ordinal);
        var used = playbooks.SelectMany(playbook => playbook.Stages).SelectMany(stage => stage.Steps).Select(step => known[step.Uses]);
        return Of(used.SelectMany(contract => contract.UndoneBy.Select(name => known[name]).Prepend(contract)).SelectMany(contract => contract.Permissions));
    }

    public static NeededPermissions Of(IEnumerable<Permission> permissions)
    {
        var all = permissions.ToLookup(permission => permission.Provider, permission => permission.Name, StringComparer.Ordinal);
        return new NeededPermissions(Highest(all["github"]), [.. all["aws"]], Least([.. all["entra"]]));
    }

    private static ImmutableSortedDictionary<string, string> Highest(IEnumerable<string> rights) => rights
        .Select(right => right.Split(':', 2))
        .GroupBy(parts => parts[0], parts => parts[1], StringComparer.Ordinal)
        .ToImmutableSortedDictionary(group => group.Key, group => group.MaxBy(level => Levels.IndexOf(level))!, StringComparer.Ordinal);

    private static ImmutableSortedSet<string> Least(ImmutableSortedSet<string> roles) =>
        roles.Where(role => !(role.EndsWith(".Read.All", StringComparison.Ordinal) && roles.Contains(role.Replace(".Read.", ".ReadWrite.", StringComparison.Ordinal)))).ToImmutableSortedSet(StringComparer.Ordinal);
}
