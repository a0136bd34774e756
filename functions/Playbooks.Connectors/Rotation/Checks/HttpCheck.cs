using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Rotation.Checks;

/// <summary>Asks a consumer's health address until it answers with success, for a while: consumers take time to fetch a new value.</summary>
internal sealed class HttpCheck(HealthChecks health, Uri url, IActionScope scope) : IConsumerCheck
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(10);

    public string Name => $"{url.GetLeftPart(UriPartial.Path)}";

    public async Task<ActionOutcome?> ProveAsync(CancellationToken token)
    {
        for (var end = scope.Time.GetUtcNow() + Bound; ; await Task.Delay(Between, scope.Time, token))
        {
            var answer = await health.GetAsync(url, token);
            if (answer.Is(out var reply, out var why) && reply.IsSuccess)
            {
                return null;
            }

            if (scope.Time.GetUtcNow() >= end)
            {
                return new ActionOutcome.FailedRetryable(
                    CloudCodes.CheckFailed, $"{Name} answers {(reply is null ? why?.Detail : $"status {reply.Status}")}; the new credential is in its places and the old one is not retired");
            }
        }
    }
}
