using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.GitHub;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.GitHub.Runs;
using Playbooks.Connectors.GitHub.Workflows;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Rotation.Checks;

/// <summary>Starts a workflow that uses the credential and waits for its success. Started after the secrets were put, it reads the new values.</summary>
internal sealed class WorkflowCheck(GitHubApi api, RepositoryName repository, string workflow, string reference, IActionScope scope) : IConsumerCheck
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(30);

    public string Name => $"github:{repository}/workflows/{workflow}";

    public async Task<ActionOutcome?> ProveAsync(CancellationToken token)
    {
        var started = await api.DispatchAsync(repository, workflow, reference, new Dictionary<string, string>(), token);
        if (!started.Is(out var dispatched, out var why))
        {
            return Failed(why);
        }

        for (var end = scope.Time.GetUtcNow() + Bound; scope.Time.GetUtcNow() < end; await Task.Delay(Between, scope.Time, token))
        {
            if (!(await api.GetRunAsync(repository, dispatched.WorkflowRunId, token)).Is(out var run, out var unread))
            {
                return Failed(unread);
            }

            if (run.IsCompleted)
            {
                return run.Conclusion == "success" ? null : new ActionOutcome.FailedFinal(
                    CloudCodes.CheckFailed, $"{Name}: run {run.Id} ended with {run.Conclusion}; the new credential is in its places and the old one is not retired");
            }
        }

        return new ActionOutcome.FailedRetryable(CloudCodes.CheckFailed, $"{Name}: run {dispatched.WorkflowRunId} did not end within {Bound.TotalMinutes} minutes");
    }

    // A check may be started again, so an unknown start is a reason to try once more, not to ask a person.
    private ActionOutcome Failed(ProviderFailure failure) => CloudOutcomes.Of(failure, null, scope.Time.GetUtcNow()) is ActionOutcome.Unknown unknown
        ? new ActionOutcome.FailedRetryable(CloudCodes.NoAnswer, unknown.Message)
        : CloudOutcomes.Of(failure, null, scope.Time.GetUtcNow());
}
