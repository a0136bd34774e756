using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Says a failure of GitHub in the journal's words. Its 404 never means only "not found".</summary>
internal static class GitHubOutcomes
{
    public static ActionOutcome Of(ProviderFailure failure, DateTimeOffset now) => failure.Kind == FailureKind.AbsentOrNotPermitted
        ? new ActionOutcome.FailedFinal(GitHubFailures.NotFoundOrNotPermitted.Code, failure.ToString())
        : CloudOutcomes.Of(failure, null, now);
}
