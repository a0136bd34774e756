using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Repositories;
using Playbooks.Connectors.GitHub.Runners;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Who may send jobs to a group of runners. Closed, it is <c>selected</c> with no repository.</summary>
internal sealed class SetRunnerGroup(GitHubTenant tenant) : GitHubSetting<SetRunnerGroup.Access>(tenant)
{
    public const string Name = "github.set-runner-group";

    private const string Selected = "selected";

    public override ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Set which repositories may send jobs to a group of an organisation's runners.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            GitHubTerms.Organization,
            new("group", ValueType.Text, Required: true, "Name of the group."),
            new("visibility", ValueType.Text, Required: true, "all, private or selected; selected with no repositories closes the group."),
            new("repositories", ValueType.ListOf(ValueType.Text), Required: false, "owner/name of each, where it is selected; none where left out."),
            new("allows_public", ValueType.Bool, Required: false, "Whether public repositories may; as it is where left out."),
        ],
        Output = ValueType.ObjectOf(("target", ValueType.Text), ("visibility", ValueType.Text), ("repositories", ValueType.ListOf(ValueType.Text)), ("allows_public", ValueType.Bool)),
        Undo = "Puts back the visibility, the whole list of repositories and the word on public ones.",
        Idempotency = "PUTs of the whole access; what is as wanted is left alone.",
        Preconditions = ["Jobs that a runner has taken go on: cancel their runs."],
        Permissions = [GitHubTerms.Right("organization_self_hosted_runners:write"), GitHubTerms.Right("metadata:read")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "actions/self-hosted-runner-groups#update-a-self-hosted-runner-group-for-an-organization",
    };

    protected override IEnumerable<string> Names => ["group"];

    protected override async Task<Answer<Access>> ReadAsync(Place place, CancellationToken token)
    {
        if (!(await place.Api.ListRunnerGroupsAsync(place.Owner, token)).Is(out var groups, out var failure))
        {
            return failure;
        }

        if (groups.FirstOrDefault(g => g.Name == place.Text("group")) is not { } group)
        {
            return new ProviderFailure(FailureKind.AbsentOrNotPermitted, "github.list-runner-groups", $"{place.Target} shows no group of runners named '{place.Text("group")}'");
        }

        return group.Visibility != Selected
            ? new Access(group, [])
            : (await place.Api.ListRunnerGroupRepositoriesAsync(place.Owner, group.Id, token)).Then<Access>(list => new Access(group, RepositoryIds.Names(list)));
    }

    protected override string? Wrong(Place place) => (place.Text("visibility"), place.Texts("repositories")) switch
    {
        (Selected, _) or ("all" or "private", null or []) => null,
        ("all" or "private", _) => "repositories are named only where visibility is selected",
        (var other, _) => $"visibility is all, private or selected, not '{other}'",
    };

    protected override Access Wanted(Place place, Access now) => new(
        now.Group with { Visibility = place.Text("visibility"), AllowsPublicRepositories = place.Flag("allows_public") ?? now.Group.AllowsPublicRepositories },
        [.. (place.Texts("repositories") ?? []).Order(StringComparer.OrdinalIgnoreCase)]);

    protected override async Task<ProviderFailure?> WriteAsync(Place place, Access wanted, Access now, CancellationToken token)
    {
        if (!(await RepositoryIds.OfAsync(place.Api, wanted.Repositories, token)).Is(out var ids, out var unknown))
        {
            return unknown;
        }

        var updated = await place.Api.UpdateRunnerGroupAsync(place.Owner, wanted.Group, token);
        return updated.Failure ?? (wanted.Group.Visibility == Selected ? (await place.Api.SetRunnerGroupRepositoriesAsync(place.Owner, wanted.Group.Id, ids, token)).Failure : null);
    }

    protected override Value Written(Access setting) => Value.MapOf(
        ("visibility", Value.Of(setting.Group.Visibility)), ("repositories", Value.ListOf(setting.Repositories)), ("allows_public", Value.Of(setting.Group.AllowsPublicRepositories)));

    protected override string What(Place place, Access now) => $"the group of runners {now.Group.Name} of {place.Owner}";

    protected override string Said(Access setting) => (setting.Group.Visibility, setting.Repositories) switch
    {
        (Selected, []) => "closed",
        (Selected, var some) => $"open to {string.Join(", ", some)}",
        (var visibility, _) => $"open to {visibility}",
    } + (setting.Group.AllowsPublicRepositories ? ", public ones too" : "");

    protected override string TargetOf(Place place, Access now) => $"{place.Target}/runner-groups/{now.Group.Name}";

    /// <param name="Repositories">Named only where the visibility is selected.</param>
    internal sealed record Access(RunnerGroup Group, ImmutableArray<string> Repositories);
}
