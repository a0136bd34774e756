using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.GitHub.Secrets;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Proves that a secret was written since a time. GitHub never gives a value, so this and a canary's behaviour are all there is.</summary>
internal static class ProveSecretUpdated
{
    private static readonly FailureCode Old = new("not-updated", "The secret still has the value that it had at the time. Rotate it, or write it again.");

    public static ActionContract Contract { get; } = new()
    {
        Name = "github.prove-secret-updated",
        Summary = "Prove that a secret of a repository, an environment or an organisation was written since a time.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs =
        [
            GitHubTerms.EitherRepository,
            GitHubTerms.EitherOrganization,
            SecretPlaces.Environment,
            SecretPlaces.Store,
            new("name", ValueType.Text, Required: true, "Name of the secret."),
            new("since", ValueType.Text, Required: true, "RFC 3339."),
        ],
        Output = ValueType.ObjectOf(("target", ValueType.Text), ("updated_at", ValueType.Text)),
        Idempotency = "Only reads.",
        Preconditions = ["Runs that were queued before the secret was written still use the old value: cancel them and start anew."],
        Permissions =
        [
            GitHubTerms.Right("secrets:read"), GitHubTerms.Right("environments:read"), GitHubTerms.Right("organization_secrets:read"),
            GitHubTerms.Right("dependabot_secrets:read"), GitHubTerms.Right("organization_dependabot_secrets:read"), GitHubTerms.Right("codespaces_secrets:read"),
        ],
        Failures = GitHubFailures.With(Old),
        Source = GitHubTerms.Docs + "actions/secrets#get-a-repository-secret",
    };

    public static IReadAction In(GitHubTenant tenant) => new GitHubRead(Contract, tenant, ReadAsync);

    private static async Task<ActionOutcome> ReadAsync(Place place, CancellationToken token)
    {
        if ((SecretPlaces.Wrong(place) ?? (GitHubTerms.TimeOf(place.Text("since")) is null ? $"since is a time as RFC 3339 text, not '{place.Text("since")}'" : null)) is { } wrong)
        {
            return new ActionOutcome.FailedFinal(CloudCodes.InvalidArguments, wrong);
        }

        var scope = SecretPlaces.Of(place);
        if (!(await place.Api.GetSecretAsync(scope, place.Text("name"), token)).Is(out var secret, out var failure))
        {
            return place.Outcome(failure);
        }

        return secret.UpdatedAt >= GitHubTerms.TimeOf(place.Text("since"))
            ? new ActionOutcome.Succeeded(Value.MapOf(("target", Value.Of($"{scope}/secrets/{secret.Name}")), ("updated_at", GitHubTerms.Time(secret.UpdatedAt))))
            : new ActionOutcome.FailedFinal(Old.Code, $"the secret {secret.Name} of {scope} was last written at {secret.UpdatedAt:u}");
    }
}
