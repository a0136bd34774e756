using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Runners;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Takes a self-hosted runner out. What runs on its machine goes on there: isolate the machine first.</summary>
internal sealed class RemoveRunner(GitHubTenant tenant) : GitHubRemoval<Runner>(tenant)
{
    private static readonly FailureCode Busy = new("runner-busy", "The runner is at work on a job. Cancel the run, then try again.", Retryable: true);

    public const string Name = "github.remove-runner";

    public override ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Remove one self-hosted runner of a repository or an organisation.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Destroys,
        Inputs = [GitHubTerms.EitherRepository, GitHubTerms.EitherOrganization, new("runner", ValueType.Text, Required: true, "Name of the runner.")],
        Output = Removed,
        Undo = "None: somebody registers it again on its machine.",
        Idempotency = "A runner that is not in the list counts as removed.",
        Preconditions = ["The group is closed and the policy forbids new ones, for agents that live for one job come back by themselves.", "The machine is isolated: the agent and what a job left there keep running."],
        After = [SetRunnerGroup.Name, SetRunnerPolicy.Name, CancelRun.Name],
        Behind = [new(SetRunnerGroup.Name, Kinship.Owner), new(SetRunnerPolicy.Name, Kinship.Owner)],
        Permissions = [GitHubTerms.Right("administration:write"), GitHubTerms.Right("organization_self_hosted_runners:write")],
        Failures = GitHubFailures.OfChange(Busy),
        Source = GitHubTerms.Docs + "actions/self-hosted-runners#delete-a-self-hosted-runner-from-an-organization",
    };

    protected override async Task<Answer<ImmutableArray<Runner>>> FindAsync(Place place, CancellationToken token) => Those(
        place.IsRepository ? await place.Api.ListRunnersAsync(place.Repository, token) : await place.Api.ListRunnersAsync(place.Owner, token),
        r => r.Name == place.Text("runner"));

    protected override Task<Answer<Done>> RemoveAsync(Place place, Runner item, CancellationToken token) =>
        place.IsRepository ? place.Api.RemoveRunnerAsync(place.Repository, item.Id, token) : place.Api.RemoveRunnerAsync(place.Owner, item.Id, token);

    protected override string TargetOf(Place place, ImmutableArray<Runner> there) => $"{place.Target}/runners/{place.Text("runner")}";

    protected override Value Written(Runner item) => Value.MapOf(("id", Value.Of(item.Id)));

    protected override string Said(Place place, ImmutableArray<Runner> there) =>
        $"The runner {place.Text("runner")} ({string.Join(", ", there[0].Labels.Select(l => l.Name))}) is taken out of {place.Target}.";

    protected override ActionOutcome Outcome(Place place, ProviderFailure failure) =>
        failure.Status == 422 ? new ActionOutcome.FailedRetryable(Busy.Code, failure.ToString(), TimeSpan.FromMinutes(1)) : base.Outcome(place, failure);
}
