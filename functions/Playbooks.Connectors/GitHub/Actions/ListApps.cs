using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Apps;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Which Apps work in an organisation, and what each may do.</summary>
internal static class ListApps
{
    public static ValueType App { get; } = ValueType.ObjectOf(
        ("app", ValueType.Int), ("slug", ValueType.Text), ("installation", ValueType.Int), ("repositories", ValueType.Text), ("permissions", ValueType.ListOf(ValueType.Text)),
        ("created_at", GitHubTerms.OptionalText), ("updated_at", GitHubTerms.OptionalText), ("suspended_at", GitHubTerms.OptionalText));

    public static ActionContract Contract { get; } = new()
    {
        Name = "github.list-apps",
        Summary = "List the Apps that are installed in an organisation, with their permissions.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs = [GitHubTerms.Organization],
        Output = ValueType.ObjectOf(("apps", ValueType.ListOf(App))),
        Idempotency = "Only reads.",
        Permissions = [GitHubTerms.Right("organization_administration:read")],
        Failures = GitHubFailures.With(),
        Source = GitHubTerms.Docs + "orgs/orgs#list-app-installations-for-an-organization",
    };

    public static IReadAction In(GitHubTenant tenant) => new GitHubRead(Contract, tenant, ReadAsync);

    public static Value Written(Installation app) => Value.MapOf(
        ("app", Value.Of(app.AppId)), ("slug", Value.Of(app.AppSlug)), ("installation", Value.Of(app.Id)), ("repositories", Value.Of(app.RepositorySelection)),
        ("permissions", Value.ListOf((app.Permissions ?? ImmutableDictionary<string, string>.Empty).Select(p => $"{p.Key}:{p.Value}").Order(StringComparer.Ordinal))),
        ("created_at", GitHubTerms.Time(app.CreatedAt)), ("updated_at", GitHubTerms.Time(app.UpdatedAt)), ("suspended_at", GitHubTerms.Time(app.SuspendedAt)));

    private static async Task<ActionOutcome> ReadAsync(Place place, CancellationToken token) =>
        (await place.Api.ListInstallationsAsync(place.Owner, token)).Is(out var apps, out var failure)
            ? new ActionOutcome.Succeeded(Value.MapOf(("apps", GitHubTerms.List(apps.OrderBy(a => a.AppSlug, StringComparer.Ordinal), Written))))
            : place.Outcome(failure);
}
