using Playbooks.Connectors.GitHub.Alerts;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Which secrets GitHub found in the open, and whether their issuers say that they still work. Never the values.</summary>
internal static class ListSecretAlerts
{
    private static readonly ValueType Alert = ValueType.ObjectOf(
        ("repository", GitHubTerms.OptionalText), ("alert", ValueType.Int), ("type", GitHubTerms.OptionalText), ("state", ValueType.Text), ("resolution", GitHubTerms.OptionalText),
        ("validity", GitHubTerms.OptionalText), ("publicly_leaked", ValueType.Bool), ("created_at", GitHubTerms.OptionalText), ("url", GitHubTerms.OptionalText));

    public static ActionContract Contract { get; } = new()
    {
        Name = "github.list-secret-alerts",
        Summary = "List the secret scanning alerts of a repository or an organisation, without the secrets.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs =
        [
            GitHubTerms.EitherRepository,
            GitHubTerms.EitherOrganization,
            new("state", ValueType.Text, Required: false, "open or resolved; open where left out."),
        ],
        Output = ValueType.ObjectOf(("alerts", ValueType.ListOf(Alert))),
        Idempotency = "Only reads.",
        Preconditions = ["Secret scanning is on. A validity is only as fresh as GitHub's last check."],
        Permissions = [GitHubTerms.Right("secret_scanning_alerts:read")],
        Failures = GitHubFailures.With(),
        Source = GitHubTerms.Docs + "secret-scanning/secret-scanning#list-secret-scanning-alerts-for-a-repository",
    };

    public static IReadAction In(GitHubTenant tenant) => new GitHubRead(Contract, tenant, ReadAsync);

    private static async Task<ActionOutcome> ReadAsync(Place place, CancellationToken token)
    {
        var state = place.OptionalText("state") == "resolved" ? "resolved" : "open";
        var listed = place.IsRepository ? await place.Api.ListSecretAlertsAsync(place.Repository, state, token) : await place.Api.ListSecretAlertsAsync(place.Owner, state, token);
        return listed.Is(out var alerts, out var failure)
            ? new ActionOutcome.Succeeded(Value.MapOf(("alerts", GitHubTerms.List(alerts, a => Written(place, a)))))
            : place.Outcome(failure);
    }

    private static Value Written(Place place, SecretAlert alert) => Value.MapOf(
        ("repository", Value.Of(alert.Repository?.FullName ?? (place.IsRepository ? $"{place.Repository}" : null))), ("alert", Value.Of(alert.Number)), ("type", Value.Of(alert.SecretType)),
        ("state", Value.Of(alert.State)), ("resolution", Value.Of(alert.Resolution)), ("validity", Value.Of(alert.Validity)), ("publicly_leaked", Value.Of(alert.PubliclyLeaked ?? false)),
        ("created_at", GitHubTerms.Time(alert.CreatedAt)), ("url", Value.Of(alert.HtmlUrl)));
}
