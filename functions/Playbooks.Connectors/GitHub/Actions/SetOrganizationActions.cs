using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Permissions;
using Playbooks.Connectors.GitHub.Repositories;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>In which repositories of an organisation Actions run: the brake for all of them at once.</summary>
internal sealed class SetOrganizationActions(GitHubTenant tenant) : GitHubSetting<SetOrganizationActions.Policy>(tenant)
{
    public const string Name = "github.set-organization-actions";

    private const string Selected = "selected";

    public override ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Set in which repositories of an organisation Actions run.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            GitHubTerms.Organization,
            new("enabled_repositories", ValueType.Text, Required: true, "none stops every workflow of the organisation from being started; all; or selected."),
            new("repositories", ValueType.ListOf(ValueType.Text), Required: false, "owner/name of each, where it is selected; as they are where left out."),
        ],
        Output = ValueType.ObjectOf(("target", ValueType.Text), ("enabled_repositories", ValueType.Text), ("repositories", ValueType.ListOf(ValueType.Text))),
        Undo = "Puts back the policy and, where it was 'selected', the whole list of repositories as it was.",
        Idempotency = "A PUT of the whole policy and of the whole list; what is as wanted is left alone.",
        Preconditions = ["The enterprise leaves the setting to the organisation. Runs that exist go on: cancel them as well."],
        Permissions = [GitHubTerms.Right("organization_administration:write"), GitHubTerms.Right("metadata:read")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "actions/permissions#set-github-actions-permissions-for-an-organization",
    };

    protected override async Task<Answer<Policy>> ReadAsync(Place place, CancellationToken token)
    {
        if (!(await place.Api.GetActionsPermissionsAsync(place.Owner, token)).Is(out var policy, out var failure))
        {
            return failure;
        }

        if (policy.EnabledRepositories != Selected)
        {
            return new Policy(policy, []);
        }

        return (await place.Api.ListEnabledRepositoriesAsync(place.Owner, token)).Then<Policy>(list => new Policy(policy, RepositoryIds.Names(list)));
    }

    protected override string? Wrong(Place place) => (place.Text("enabled_repositories"), place.Texts("repositories")) switch
    {
        (Selected, _) or ("all" or "none", null or []) => null,
        ("all" or "none", _) => "repositories are named only where enabled_repositories is selected",
        (var other, _) => $"enabled_repositories is all, none or selected, not '{other}'",
    };

    protected override Policy Wanted(Place place, Policy now)
    {
        var kind = place.Text("enabled_repositories");
        return new(now.Rules with { EnabledRepositories = kind }, kind == Selected ? [.. (place.Texts("repositories") ?? now.Repositories).Order(StringComparer.OrdinalIgnoreCase)] : []);
    }

    protected override async Task<ProviderFailure?> WriteAsync(Place place, Policy wanted, Policy now, CancellationToken token)
    {
        if (!(await RepositoryIds.OfAsync(place.Api, wanted.Repositories, token)).Is(out var ids, out var unknown))
        {
            return unknown;
        }

        var set = await place.Api.SetActionsPermissionsAsync(place.Owner, wanted.Rules, token);
        return set.Failure ?? (wanted.Rules.EnabledRepositories == Selected ? (await place.Api.SetEnabledRepositoriesAsync(place.Owner, ids, token)).Failure : null);
    }

    protected override Value Written(Policy setting) => Value.MapOf(
        ("enabled_repositories", Value.Of(setting.Rules.EnabledRepositories)), ("repositories", Value.ListOf(setting.Repositories)));

    protected override string What(Place place, Policy now) => $"where Actions run in {place.Owner}";

    protected override string Said(Policy setting) =>
        setting.Rules.EnabledRepositories + (setting.Rules.EnabledRepositories == Selected ? $" ({string.Join(", ", setting.Repositories)})" : "");

    protected override string TargetOf(Place place, Policy now) => $"{place.Target}/actions-repositories";

    /// <param name="Repositories">Named only where the policy is selected.</param>
    internal sealed record Policy(OrganizationActionsPermissions Rules, ImmutableArray<string> Repositories);
}
