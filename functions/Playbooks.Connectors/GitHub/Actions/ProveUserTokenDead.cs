using Playbooks.Connectors.GitHub.Alerts;
using Playbooks.Connectors.GitHub.Apps;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Proves that a user's token of an App of ours, which an alert shows, is dead: GitHub is asked with the App's own secret.</summary>
internal static class ProveUserTokenDead
{
    private static readonly FailureCode Alive = new("still-alive", "The token still works. Delete it.");

    public static ActionContract Contract { get; } = new()
    {
        Name = "github.prove-user-token-dead",
        Summary = "Prove that the user token of one of our own Apps that a secret scanning alert shows works no more.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs = [GitHubTerms.Repository, RevokeLeakedCredential.Alert, SetAppSuspended.App],
        Output = ValueType.ObjectOf(("target", ValueType.Text), ("dead", ValueType.Bool), ("proven_at", ValueType.Text)),
        Idempotency = "Only reads.",
        Preconditions = ["The tenant's configuration has the App's client id and client secret."],
        After = [DeleteUserToken.Name],
        Permissions = [GitHubTerms.Right("secret_scanning_alerts:read")],
        Failures = GitHubFailures.With(SetAppSuspended.NoKey, Alive),
        Source = GitHubTerms.Docs + "apps/oauth-applications#check-a-token",
    };

    public static IReadAction In(GitHubTenant tenant) => new GitHubRead(Contract, tenant, ReadAsync);

    private static async Task<ActionOutcome> ReadAsync(Place place, CancellationToken token)
    {
        if (place.OtherApp(place.Number("app")) is not { Client: { } client, Settings.ClientId: { } clientId })
        {
            return DeleteUserToken.NoSecret(place);
        }

        if (!(await place.Api.ReadLeakedSecretAsync(place.Repository, place.Number("alert"), token)).Is(out var leaked, out var failure))
        {
            return place.Outcome(failure);
        }

        using (leaked)
        {
            var target = $"{place.Target}/secret-alerts/{place.Number("alert")}/secret";
            var check = await client.CheckUserTokenAsync(clientId, leaked, token);
            return check.Failure is not { } why ? new ActionOutcome.FailedFinal(Alive.Code, $"the user token of {target} works")
                : !DeleteUserToken.IsDead(why) ? place.Outcome(why)
                : new ActionOutcome.Succeeded(Value.MapOf(("target", Value.Of(target)), ("dead", Value.True), ("proven_at", GitHubTerms.Time(place.Scope.Time.GetUtcNow()))));
        }
    }
}
