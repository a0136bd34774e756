using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.GitHub.Alerts;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Proves, by the word of its issuer, that a leaked secret no longer works.</summary>
internal static class ProveLeakDead
{
    private static readonly FailureCode Alive = new(CloudCodes.StillAlive, "The issuer says that the secret works. Revoke it there.", Retryable: true);
    private static readonly FailureCode Untold = new("validity-unknown", "Nobody told GitHub whether the secret works. Prove it where it was issued.", Retryable: true);

    public static ActionContract Contract { get; } = new()
    {
        Name = "github.prove-leak-dead",
        Summary = "Prove that the secret of a secret scanning alert no longer works, by what its issuer told GitHub.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs = [GitHubTerms.Repository, RevokeLeakedCredential.Alert],
        Output = ValueType.ObjectOf(("target", ValueType.Text), ("type", GitHubTerms.OptionalText), ("validity", ValueType.Text)),
        Idempotency = "Only reads.",
        Preconditions = ["Validity checks are on for the repository; GitHub asks the issuer now and then, not at once."],
        After = [RevokeLeakedCredential.Name],
        Permissions = [GitHubTerms.Right("secret_scanning_alerts:read")],
        Failures = GitHubFailures.With(Alive, Untold),
        Source = GitHubTerms.Docs + "secret-scanning/secret-scanning#get-a-secret-scanning-alert",
    };

    public static IReadAction In(GitHubTenant tenant) => new GitHubRead(Contract, tenant, ReadAsync);

    private static async Task<ActionOutcome> ReadAsync(Place place, CancellationToken token)
    {
        if (!(await place.Api.GetSecretAlertAsync(place.Repository, place.Number("alert"), token)).Is(out var alert, out var failure))
        {
            return place.Outcome(failure);
        }

        var said = $"alert {alert.Number} ({alert.SecretType}) of {place.Repository}";
        return alert.Validity switch
        {
            "inactive" => new ActionOutcome.Succeeded(Value.MapOf(
                ("target", Value.Of($"{place.Target}/secret-alerts/{alert.Number}/secret")), ("type", Value.Of(alert.SecretType)), ("validity", Value.Of(alert.Validity)))),
            "active" => new ActionOutcome.FailedRetryable(Alive.Code, $"the secret of {said} works, says its issuer", TimeSpan.FromMinutes(5)),
            _ => new ActionOutcome.FailedRetryable(Untold.Code, $"whether the secret of {said} works is not known to GitHub", TimeSpan.FromMinutes(5)),
        };
    }
}
