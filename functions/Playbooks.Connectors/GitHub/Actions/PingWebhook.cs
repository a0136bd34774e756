using Playbooks.Connectors.GitHub.Hooks;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Proves that a receiver believes a webhook's signature: GitHub sends it a ping, and what it answered is read.</summary>
internal static class PingWebhook
{
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
        var (delivery, failure) = await WebhookPing.SendAsync(place.Api, hook, place.Scope.Time, token);
        if (failure is not null)
        {
            return place.Outcome(failure);
        }

        return WebhookPing.Wrong(hook, delivery) is { } wrong
            ? new ActionOutcome.FailedRetryable(NotDelivered.Code, wrong)
            : new ActionOutcome.Succeeded(Value.MapOf(("target", Value.Of($"{hook}")), ("status", Value.Of(delivery?.StatusCode ?? 0))));
    }
}
