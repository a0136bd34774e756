using Playbooks.Connectors.GitHub.Permissions;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Which actions may run: with pinning and known commits only, a tag that was moved to a hostile commit runs nowhere.</summary>
internal sealed class SetAllowedActions(GitHubTenant tenant) : GitHubSetting<SetAllowedActions.Policy>(tenant)
{
    private const string Selected = "selected";

    public override ActionContract Contract { get; } = new()
    {
        Name = "github.set-allowed-actions",
        Summary = "Set which actions may run in a repository or an organisation, down to known commits.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            GitHubTerms.EitherRepository,
            GitHubTerms.EitherOrganization,
            new("allowed_actions", ValueType.Text, Required: true, "all, local_only or selected."),
            new("sha_pinning_required", ValueType.Bool, Required: false, "Actions must be named by a full commit SHA; as it is where left out."),
            new("github_owned", ValueType.Bool, Required: false, "Whether GitHub's own actions may run where it is selected; as it is where left out."),
            new("verified", ValueType.Bool, Required: false, "Whether actions of verified creators may run where it is selected; as it is where left out."),
            new("patterns", ValueType.ListOf(ValueType.Text), Required: false, "owner/name@SHA of each that may run where it is selected; as they are where left out."),
        ],
        Output = ValueType.ObjectOf(
            ("target", ValueType.Text), ("allowed_actions", ValueType.Text), ("sha_pinning_required", ValueType.Any),
            ("github_owned", ValueType.Any), ("verified", ValueType.Any), ("patterns", ValueType.Any)),
        Undo = "Puts back the policy, the pinning and, where it was 'selected', the whole list of allowed actions.",
        Idempotency = "PUTs of the whole policy and of the whole list; what is as wanted is left alone.",
        Preconditions = ["Actions are on there, and the organisation or enterprise leaves the setting open."],
        Permissions = [GitHubTerms.Right("administration:write"), GitHubTerms.Right("organization_administration:write")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "actions/permissions#set-allowed-actions-and-reusable-workflows-for-a-repository",
    };

    protected override async Task<Answer<Policy>> ReadAsync(Place place, CancellationToken token)
    {
        var read = place.IsRepository
            ? (await place.Api.GetActionsPermissionsAsync(place.Repository, token)).Then<Policy>(p => new Policy(null, p.Enabled ? p.AllowedActions ?? "all" : null, p.ShaPinningRequired, null))
            : (await place.Api.GetActionsPermissionsAsync(place.Owner, token)).Then<Policy>(p => new Policy(p.EnabledRepositories, p.AllowedActions ?? "all", p.ShaPinningRequired, null));
        if (!read.Is(out var policy, out _) || policy.Allowed != Selected)
        {
            return read;
        }

        var list = place.IsRepository ? await place.Api.GetAllowedActionsAsync(place.Repository, token) : await place.Api.GetAllowedActionsAsync(place.Owner, token);
        return list.Then<Policy>(found => policy with { List = found });
    }

    protected override string? Wrong(Place place) =>
        place.Text("allowed_actions") is "all" or "local_only" or Selected ? null : $"allowed_actions is all, local_only or selected, not '{place.Text("allowed_actions")}'";

    protected override ActionOutcome? Refused(Place place, Policy now) => now.Allowed is null
        ? new ActionOutcome.FailedFinal(GitHubFailures.Conflict.Code, $"Actions are off in {place.Repository}: which of them may run is not set there")
        : null;

    protected override Policy Wanted(Place place, Policy now)
    {
        var allowed = place.Text("allowed_actions");
        var list = allowed == Selected
            ? new AllowedActions(
                place.Flag("github_owned") ?? now.List?.GithubOwnedAllowed ?? false,
                place.Flag("verified") ?? now.List?.VerifiedAllowed ?? false,
                place.Texts("patterns") ?? now.List?.Patterns ?? [])
            : null;
        return now with { Allowed = allowed, IsPinned = place.Flag("sha_pinning_required") ?? now.IsPinned, List = list };
    }

    protected override async Task<ProviderFailure?> WriteAsync(Place place, Policy wanted, Policy now, CancellationToken token)
    {
        var set = place.IsRepository
            ? await place.Api.SetActionsPermissionsAsync(place.Repository, new ActionsPermissions(true, wanted.Allowed, wanted.IsPinned), token)
            : await place.Api.SetActionsPermissionsAsync(place.Owner, new OrganizationActionsPermissions(wanted.Repositories ?? "all", wanted.Allowed, wanted.IsPinned), token);
        if (set.Failure is { } failure || wanted.List is not { } list)
        {
            return set.Failure;
        }

        return place.IsRepository
            ? (await place.Api.SetAllowedActionsAsync(place.Repository, list, token)).Failure
            : (await place.Api.SetAllowedActionsAsync(place.Owner, list, token)).Failure;
    }

    protected override Value Written(Policy setting) => Value.MapOf(
        ("allowed_actions", Value.Of(setting.Allowed)),
        ("sha_pinning_required", setting.IsPinned is { } pinned ? Value.Of(pinned) : Value.Nothing),
        ("github_owned", setting.List is { } own ? Value.Of(own.GithubOwnedAllowed) : Value.Nothing),
        ("verified", setting.List is { } verified ? Value.Of(verified.VerifiedAllowed) : Value.Nothing),
        ("patterns", setting.List is { } list ? Value.ListOf(list.Patterns) : Value.Nothing));

    protected override string What(Place place, Policy now) => $"which actions may run in {place.Target}";

    protected override string Said(Policy setting) =>
        $"{setting.Allowed}{(setting.List is { } list ? $" ({list.Patterns.Length} patterns{(list.GithubOwnedAllowed ? ", GitHub's own" : "")}{(list.VerifiedAllowed ? ", verified creators" : "")})" : "")}{(setting.IsPinned == true ? ", pinned by SHA" : "")}";

    protected override string TargetOf(Place place, Policy now) => $"{place.Target}/allowed-actions";

    /// <param name="Repositories">An organisation's: where Actions run; sent again as it is.</param>
    /// <param name="Allowed">Null where Actions are off.</param>
    /// <param name="List">Only where it is selected.</param>
    internal sealed record Policy(string? Repositories, string? Allowed, bool? IsPinned, AllowedActions? List);
}
