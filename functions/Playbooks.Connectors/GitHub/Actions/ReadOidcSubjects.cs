using Playbooks.Connectors.GitHub.Oidc;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>How the subject of the identity tokens of a repository's jobs is made; what decides which cloud identities they may become.</summary>
internal static class ReadOidcSubjects
{
    private static readonly ValueType Template = ValueType.ObjectOf(
        ("use_default", ValueType.Bool), ("claim_keys", ValueType.ListOf(ValueType.Text)), ("immutable", ValueType.Bool), ("prefix", GitHubTerms.OptionalText));

    public static ActionContract Contract { get; } = new()
    {
        Name = "github.read-oidc-subjects",
        Summary = "Read how the subject of a repository's workload identity tokens is made.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs = [GitHubTerms.Repository],
        Output = ValueType.ObjectOf(("repository", ValueType.Text), ("own", Template), ("organization", GitHubTerms.OptionalText), ("cannot_tell", GitHubTerms.CannotTell)),
        Idempotency = "Only reads.",
        Permissions = [GitHubTerms.Right("actions:read"), GitHubTerms.Right("organization_administration:read")],
        Failures = GitHubFailures.With(),
        Source = GitHubTerms.Docs + "actions/oidc",
    };

    public static IReadAction In(GitHubTenant tenant) => new GitHubRead(Contract, tenant, ReadAsync);

    private static async Task<ActionOutcome> ReadAsync(Place place, CancellationToken token)
    {
        if (!(await place.Api.GetSubjectTemplateAsync(place.Repository, token)).Is(out var own, out var failure))
        {
            return place.Outcome(failure);
        }

        var above = await place.Api.GetSubjectTemplateAsync(place.Owner, token);
        var isKnown = above.Is(out var organization, out var whyNot);
        return new ActionOutcome.Succeeded(Value.MapOf(
            ("repository", Value.Of(place.Repository.ToString())),
            ("own", Written(own)),
            ("organization", organization is null ? Value.Nothing : Written(organization)),
            ("cannot_tell", isKnown ? Value.EmptyList : Value.ListOf([GitHubTerms.Unknowable($"github:{place.Owner}: template of the organisation", whyNot?.Detail ?? "")]))));
    }

    private static Value Written(SubjectTemplate template) => Value.MapOf(
        ("use_default", Value.Of(template.UseDefault ?? false)),
        ("claim_keys", Value.ListOf(template.IncludeClaimKeys ?? [])),
        ("immutable", Value.Of(template.UseImmutableSubject ?? false)),
        ("prefix", Value.Of(template.SubClaimPrefix)));
}
