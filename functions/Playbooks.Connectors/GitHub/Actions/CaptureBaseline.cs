using System.Security.Cryptography;
using Playbooks.Connectors.GitHub.Baselines;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Writes down what is there before anything is changed, so that later what came can be told from what was.</summary>
internal static class CaptureBaseline
{
    public const string Name = "github.capture-baseline";

    public static ValueType Object { get; } = ValueType.ObjectOf(("kind", ValueType.Text), ("name", ValueType.Text), ("digest", ValueType.Text), ("created_at", GitHubTerms.OptionalText));

    public static ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Capture the keys, hooks, Apps, runners, workflows, people and policies of a repository or an organisation, each with a digest.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs = [GitHubTerms.EitherRepository, GitHubTerms.EitherOrganization],
        Output = ValueType.ObjectOf(
            ("target", ValueType.Text), ("captured_at", ValueType.Text), ("digest", ValueType.Text), ("objects", ValueType.ListOf(Object)), ("cannot_tell", GitHubTerms.CannotTell)),
        Idempotency = "Only reads.",
        Preconditions = ["It is captured before anything is contained; what an attacker had made by then is in it, so compare what was created since the window opened as well."],
        Permissions = Needs,
        Failures = GitHubFailures.With(),
        Source = GitHubTerms.Docs + "orgs",
    };

    /// <summary>What all sources need; one that is missing is told in <c>cannot_tell</c>.</summary>
    public static System.Collections.Immutable.ImmutableArray<Permission> Needs =>
    [
        GitHubTerms.Right("metadata:read"), GitHubTerms.Right("contents:read"), GitHubTerms.Right("actions:read"), GitHubTerms.Right("administration:read"), GitHubTerms.Right("repository_hooks:read"),
        GitHubTerms.Right("secrets:read"), GitHubTerms.Right("organization_administration:write"), GitHubTerms.Right("organization_hooks:read"), GitHubTerms.Right("organization_secrets:read"),
        GitHubTerms.Right("organization_self_hosted_runners:read"), GitHubTerms.Right("organization_personal_access_tokens:read"), GitHubTerms.Right("members:read"),
    ];

    public static IReadAction In(GitHubTenant tenant) => new GitHubRead(Contract, tenant, ReadAsync);

    public static Value Written(BaselineObject o) => Value.MapOf(
        ("kind", Value.Of(o.Kind)), ("name", Value.Of(o.Name)), ("digest", Value.Of(o.Digest)), ("created_at", GitHubTerms.Time(o.CreatedAt)));

    private static async Task<ActionOutcome> ReadAsync(Place place, CancellationToken token)
    {
        var (objects, unknown) = await Sources.ReadAsync(place, token);
        var written = GitHubTerms.List(objects, Written);
        return new ActionOutcome.Succeeded(Value.MapOf(
            ("target", Value.Of(place.Target)),
            ("captured_at", GitHubTerms.Time(place.Scope.Time.GetUtcNow())),
            ("digest", Value.Of(Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Write(written))))),
            ("objects", written),
            ("cannot_tell", Value.ListOf(unknown))));
    }
}
