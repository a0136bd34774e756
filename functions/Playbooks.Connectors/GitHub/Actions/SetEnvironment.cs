using Playbooks.Connectors.GitHub.Environments;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Who must approve, how long a deployment waits and which branches may: locks an environment, and its secrets with it.</summary>
internal sealed class SetEnvironment(GitHubTenant tenant) : GitHubSetting<EnvironmentGates>(tenant)
{
    private const int LongestWait = 43_200;

    public override ActionContract Contract { get; } = new()
    {
        Name = "github.set-environment",
        Summary = "Set who must approve deployments to an environment, how long they wait, and from which branches they come.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            GitHubTerms.Repository,
            new("environment", ValueType.Text, Required: true, "Name of the environment."),
            new("reviewers", ValueType.ListOf(ValueType.ObjectOf(("type", ValueType.Text), ("id", ValueType.Int))), Required: false, "User or Team and its id, six at most; as they are where left out."),
            new("wait", ValueType.Int, Required: false, "Minutes, at most 43200, which holds every deployment for thirty days; as it is where left out."),
            new("prevent_self_review", ValueType.Bool, Required: false, "Whether who started a deployment may not approve it; as it is where left out."),
            new("branches", ValueType.Text, Required: false, "all, protected or custom (the patterns that are set there); as it is where left out."),
        ],
        Output = ValueType.ObjectOf(
            ("target", ValueType.Text), ("reviewers", ValueType.ListOf(ValueType.ObjectOf(("type", ValueType.Text), ("id", ValueType.Int)))),
            ("wait", ValueType.Int), ("prevent_self_review", ValueType.Bool), ("branches", ValueType.Text)),
        Undo = "Puts back the whole protection as it was. Secrets and branch patterns of the environment are not touched.",
        Idempotency = "A PUT of the whole protection; one that is as wanted is left alone.",
        Preconditions = ["The environment exists. Jobs that have begun hold its secrets already: cancel their runs."],
        Permissions = [GitHubTerms.Right("actions:read"), GitHubTerms.Right("administration:write")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "deployments/environments#create-or-update-an-environment",
    };

    protected override IEnumerable<string> Names => ["environment"];

    protected override async Task<Answer<EnvironmentGates>> ReadAsync(Place place, CancellationToken token) =>
        (await place.Api.GetEnvironmentAsync(place.Repository, place.Text("environment"), token)).Then<EnvironmentGates>(e => e.Protection);

    protected override string? Wrong(Place place) =>
        place.OptionalText("branches") is not (null or "all" or "protected" or "custom") ? $"branches is all, protected or custom, not '{place.Text("branches")}'"
        : place.OptionalNumber("wait") is < 0 or > LongestWait ? $"wait is from 0 to {LongestWait} minutes"
        : Reviewers(place)?.Any(r => r.Type is not ("User" or "Team") || r.Reviewer.Id <= 0) == true ? "each of reviewers has a type, User or Team, and an id"
        : null;

    protected override EnvironmentGates Wanted(Place place, EnvironmentGates now) => new(
        Reviewers(place) is { } reviewers ? [.. reviewers.OrderBy(r => r.Type, StringComparer.Ordinal).ThenBy(r => r.Reviewer.Id)] : now.Reviewers,
        (int)(place.OptionalNumber("wait") ?? now.WaitTimer),
        place.Flag("prevent_self_review") ?? now.PreventSelfReview,
        place.OptionalText("branches") switch
        {
            "all" => null,
            "protected" => new BranchPolicy(true, false),
            "custom" => new BranchPolicy(false, true),
            _ => now.Branches,
        });

    protected override async Task<ProviderFailure?> WriteAsync(Place place, EnvironmentGates wanted, EnvironmentGates now, CancellationToken token) =>
        (await place.Api.SetEnvironmentAsync(place.Repository, place.Text("environment"), wanted, token)).Failure;

    protected override Value Written(EnvironmentGates setting) => Value.MapOf(
        ("reviewers", GitHubTerms.List(setting.Reviewers, r => Value.MapOf(("type", Value.Of(r.Type)), ("id", Value.Of(r.Reviewer.Id))))),
        ("wait", Value.Of(setting.WaitTimer)),
        ("prevent_self_review", Value.Of(setting.PreventSelfReview)),
        ("branches", Value.Of(Branches(setting))));

    protected override string What(Place place, EnvironmentGates now) => $"the environment {place.Text("environment")} of {place.Repository}";

    protected override string Said(EnvironmentGates setting) =>
        $"{setting.Reviewers.Length} reviewers, {setting.WaitTimer} minutes of waiting and {Branches(setting)} branches";

    protected override string TargetOf(Place place, EnvironmentGates now) => $"{place.Target}/environments/{place.Text("environment")}";

    private static string Branches(EnvironmentGates setting) => setting.Branches switch
    {
        null => "all",
        { ProtectedBranches: true } => "protected",
        _ => "custom",
    };

    private static IReadOnlyList<EnvironmentReviewer>? Reviewers(Place place) => place.Call.Arguments.Get("reviewers") is Value.List list
        ? [.. list.Items.Select(i => new EnvironmentReviewer(i.GetText("type") ?? "", new ReviewerId((i.Get("id") as Value.Int)?.Number ?? 0)))]
        : null;
}
