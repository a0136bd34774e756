using Playbooks.Connectors.GitHub.Hooks;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Proves that a receiver believes a webhook's signature: GitHub sends it a ping, and what it answered is read.</summary>
internal static class PingWebhook
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly FailureCode NotDelivered = new("not-delivered", "The receiver did not take the ping. It may not know the new secret yet; look at the webhook's deliveries.", Retryable: true);

    public static ActionContract Contract { get; } = new()
    {
        Name = "github.ping-webhook",
        Summary = "Let GitHub ping the receiver of a webhook and tell whether it was taken.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs = [GitHubTerms.EitherRepository, GitHubTerms.EitherOrganization, SetWebhook.Number],
        Output = ValueType.ObjectOf(("target", ValueType.Text), ("status", ValueType.Int)),
        Idempotency = "Changes nothing at GitHub but the list of deliveries; may be sent again at any time.",
        Preconditions = ["The webhook is active."],
        Permissions = [GitHubTerms.Right("repository_hooks:write"), GitHubTerms.Right("organization_hooks:write")],
        Failures = GitHubFailures.With(NotDelivered),
        Source = GitHubTerms.Docs + "repos/webhooks#ping-a-repository-webhook",
    };

    public static IReadAction In(GitHubTenant tenant) => new GitHubRead(Contract, tenant, ReadAsync);

    private static async Task<ActionOutcome> ReadAsync(Place place, CancellationToken token)
    {
        var hook = SetWebhook.PlaceOf(place);
        if (!(await place.Api.ListHookDeliveriesAsync(hook, token)).Is(out var earlier, out var failure) || !(await place.Api.PingHookAsync(hook, token)).Is(out _, out failure))
        {
            return place.Outcome(failure);
        }

        var known = earlier.Select(d => d.Id).ToHashSet();
        for (var end = place.Scope.Time.GetUtcNow() + Patience; ; await Task.Delay(Pause, place.Scope.Time, token))
        {
            if (!(await place.Api.ListHookDeliveriesAsync(hook, token)).Is(out var deliveries, out var unread))
            {
                return place.Outcome(unread);
            }

            if (deliveries.FirstOrDefault(d => d.Event == "ping" && !known.Contains(d.Id)) is { } ping)
            {
                return ping.StatusCode is >= 200 and < 300
                    ? new ActionOutcome.Succeeded(Value.MapOf(("target", Value.Of($"{hook}")), ("status", Value.Of(ping.StatusCode))))
                    : new ActionOutcome.FailedRetryable(NotDelivered.Code, $"the receiver of {hook} answered the ping with the status {ping.StatusCode}");
            }

            if (place.Scope.Time.GetUtcNow() + Pause > end)
            {
                return new ActionOutcome.FailedRetryable(NotDelivered.Code, $"no ping of {hook} is among its deliveries after {Patience.TotalSeconds:0} s");
            }
        }
    }
}
