using Playbooks.Connectors.GitHub.Permissions;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Whether repositories may have runners of their own: keeps a removed runner from being registered again.</summary>
internal sealed class SetRunnerPolicy(GitHubTenant tenant) : GitHubSetting<RunnerPermissions>(tenant)
{
    public const string Name = "github.set-runner-policy";

    public override ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Set which repositories of an organisation may have runners of their own.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Changes,
        Inputs = [GitHubTerms.Organization, new("enabled_repositories", ValueType.Text, Required: true, "all, none or selected.")],
        Output = ValueType.ObjectOf(("target", ValueType.Text), ("enabled_repositories", ValueType.Text)),
        Undo = "Puts back the policy; the list of selected repositories is not touched.",
        Idempotency = "A PUT of the whole policy; one that is as wanted is left alone.",
        Preconditions = ["The enterprise leaves the setting to the organisation."],
        Permissions = [GitHubTerms.Right("organization_administration:write")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "actions/permissions#set-self-hosted-runners-settings-for-an-organization",
    };

    protected override Task<Answer<RunnerPermissions>> ReadAsync(Place place, CancellationToken token) => place.Api.GetRunnerPermissionsAsync(place.Owner, token);

    protected override string? Wrong(Place place) =>
        place.Text("enabled_repositories") is "all" or "none" or "selected" ? null : $"enabled_repositories is all, none or selected, not '{place.Text("enabled_repositories")}'";

    protected override RunnerPermissions Wanted(Place place, RunnerPermissions now) => new(place.Text("enabled_repositories"));

    protected override async Task<ProviderFailure?> WriteAsync(Place place, RunnerPermissions wanted, RunnerPermissions now, CancellationToken token) =>
        (await place.Api.SetRunnerPermissionsAsync(place.Owner, wanted, token)).Failure;

    protected override Value Written(RunnerPermissions setting) => Value.MapOf(("enabled_repositories", Value.Of(setting.EnabledRepositories)));

    protected override string What(Place place, RunnerPermissions now) => $"which repositories of {place.Owner} may have runners of their own";

    protected override string Said(RunnerPermissions setting) => setting.EnabledRepositories;

    protected override string TargetOf(Place place, RunnerPermissions now) => $"{place.Target}/runner-policy";
}
