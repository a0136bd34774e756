using Playbooks.Connectors.GitHub.Contents;
using Playbooks.Connectors.GitHub.Pulls;
using Playbooks.Connectors.GitHub.Runs;
using Playbooks.Core.Actions;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions.Federation;

/// <summary>Proves that a consumer works without its static key: the proposal is merged, and a run of the merged text has succeeded.</summary>
internal static class ProveFederation
{
    private static readonly FailureCode Open = new("not-merged", "Nobody has merged the pull request yet. Ask its reviewers.", Retryable: true);
    private static readonly FailureCode Closed = new("not-merged-and-closed", "The pull request was closed without a merge. Ask why, and propose again.");
    private static readonly FailureCode Keyed = new("still-keyed", "The workflow hands out a static key again. Look who changed it.");

    public static ActionContract Contract { get; } = new()
    {
        Name = "github.prove-federation",
        Summary = "Prove that a proposal to sign in without a static key is merged and that a run of the merged workflow succeeded.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs =
        [
            GitHubTerms.Repository, FederationPlace.Path, .. FederationPlace.Identity, new("pull", ValueType.Int, Required: true, "Number of the pull request."),
            new("run", ValueType.Int, Required: true, "Id of a run of the workflow that was started after the merge."),
        ],
        Output = ValueType.ObjectOf(("merged_at", ValueType.Text), ("run", ValueType.Int), ("head_sha", ValueType.Text)),
        Idempotency = "Only reads.",
        Preconditions = ["The provider's own log shows that the run signed in so: see aws.prove-role-assumed and entra.read-sign-ins."],
        Permissions = [GitHubTerms.Right("contents:read"), GitHubTerms.Right("pull_requests:read"), GitHubTerms.Right("actions:read")],
        Failures = GitHubFailures.With(Open, Closed, Keyed, GitHubFailures.RunFailed, GitHubFailures.StillRunning),
        Source = GitHubTerms.Docs + "pulls/pulls#get-a-pull-request",
    };

    public static IReadAction In(GitHubTenant tenant, FederateWorkflow federate) => new GitHubRead(Contract, tenant, (place, token) => ReadAsync(place, federate, token));

    private static async Task<ActionOutcome> ReadAsync(Place place, FederateWorkflow federate, CancellationToken token)
    {
        if (FederationPlace.SignIn(place, out var wrong) is not { } signIn)
        {
            return wrong;
        }

        if (!(await place.Api.GetPullAsync(place.Repository, place.Number("pull"), token)).Is(out var pull, out var failure))
        {
            return place.Outcome(failure);
        }

        if (pull.MergedAt is not { } merged)
        {
            return pull.IsOpen
                ? new ActionOutcome.FailedRetryable(Open.Code, $"pull request {pull.Number} of {place.Repository} is still open: {pull.HtmlUrl}", TimeSpan.FromMinutes(5))
                : new ActionOutcome.FailedFinal(Closed.Code, $"pull request {pull.Number} of {place.Repository} was closed without a merge");
        }

        if (!(await place.Api.GetRunAsync(place.Repository, place.Number("run"), token)).Is(out var run, out failure)
            || !(await place.Api.ReadFileAsync(place.Repository, place.Text("path"), run.HeadSha, token)).Is(out var text, out failure))
        {
            return place.Outcome(failure);
        }

        return Judge(place, run, merged, federate(place.Text("path"), text, signIn));
    }

    private static ActionOutcome Judge(Place place, WorkflowRun run, DateTimeOffset merged, FederationEdit edit) =>
        run.File != place.Text("path") || run.CreatedAt < merged
            ? new ActionOutcome.FailedFinal(GitHubFailures.RunFailed.Code, $"run {run.Id} is none of {place.Text("path")} since the merge at {merged:u}")
        : edit is not FederationEdit.Done ? new ActionOutcome.FailedFinal(Keyed.Code, $"{place.Text("path")} at {run.HeadSha} still hands out a static key, or signs in in another way")
        : !run.IsCompleted ? new ActionOutcome.FailedRetryable(GitHubFailures.StillRunning.Code, $"run {run.Id} is still {run.Status}", TimeSpan.FromMinutes(1))
        : run.Conclusion != "success" ? new ActionOutcome.FailedFinal(GitHubFailures.RunFailed.Code, $"run {run.Id} ended in {run.Conclusion}: keep the key until the reason is found")
        : new ActionOutcome.Succeeded(Value.MapOf(("merged_at", GitHubTerms.Time(merged)), ("run", Value.Of(run.Id)), ("head_sha", Value.Of(run.HeadSha))));
}
