using Playbooks.Connectors.GitHub.Hooks;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Who is told of events: a favourite place for an attacker to listen.</summary>
internal static class ListWebhooks
{
    private static readonly ValueType Webhook = ValueType.ObjectOf(
        ("hook", ValueType.Int), ("url", GitHubTerms.OptionalText), ("active", ValueType.Bool), ("events", ValueType.ListOf(ValueType.Text)),
        ("created_at", GitHubTerms.OptionalText), ("updated_at", GitHubTerms.OptionalText));

    public static ActionContract Contract { get; } = new()
    {
        Name = "github.list-webhooks",
        Summary = "List the webhooks of a repository or an organisation.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs = [GitHubTerms.EitherRepository, GitHubTerms.EitherOrganization],
        Output = ValueType.ObjectOf(("webhooks", ValueType.ListOf(Webhook))),
        Idempotency = "Only reads; GitHub masks the secret.",
        Permissions = [GitHubTerms.Right("repository_hooks:read"), GitHubTerms.Right("organization_hooks:read")],
        Failures = GitHubFailures.With(),
        Source = GitHubTerms.Docs + "repos/webhooks#list-repository-webhooks",
    };

    public static IReadAction In(GitHubTenant tenant) => new GitHubRead(Contract, tenant, ReadAsync);

    private static async Task<ActionOutcome> ReadAsync(Place place, CancellationToken token)
    {
        var listed = place.IsRepository ? await place.Api.ListHooksAsync(place.Repository, token) : await place.Api.ListHooksAsync(place.Owner, token);
        return listed.Is(out var hooks, out var failure)
            ? new ActionOutcome.Succeeded(Value.MapOf(("webhooks", GitHubTerms.List(hooks, Written))))
            : place.Outcome(failure);
    }

    private static Value Written(Hook hook) => Value.MapOf(
        ("hook", Value.Of(hook.Id)), ("url", Value.Of(hook.Config.Url)), ("active", Value.Of(hook.Active)), ("events", Value.ListOf(hook.Events)),
        ("created_at", GitHubTerms.Time(hook.CreatedAt)), ("updated_at", GitHubTerms.Time(hook.UpdatedAt)));
}
