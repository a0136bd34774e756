using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.GitHub.Hooks;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Core.Actions;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Rotation.Checks;

/// <summary>Lets GitHub send a signed ping: the receiver believes the new secret where it takes it.</summary>
internal sealed class WebhookCheck(GitHubApi api, HookPlace hook, IActionScope scope) : IConsumerCheck
{
    public string Name => $"{hook}/ping";

    public async Task<ActionOutcome?> ProveAsync(CancellationToken token)
    {
        var (delivery, failure) = await WebhookPing.SendAsync(api, hook, scope.Time, token);
        if (failure is not null)
        {
            // A ping may be sent again, so an unknown one is a reason to try once more, not to ask a person.
            return CloudOutcomes.Of(failure, null, scope.Time.GetUtcNow()) is ActionOutcome.Unknown unknown
                ? new ActionOutcome.FailedRetryable(CloudCodes.NoAnswer, unknown.Message)
                : CloudOutcomes.Of(failure, null, scope.Time.GetUtcNow());
        }

        return WebhookPing.Wrong(hook, delivery) is { } wrong ? new ActionOutcome.FailedRetryable(CloudCodes.CheckFailed, wrong) : null;
    }
}
