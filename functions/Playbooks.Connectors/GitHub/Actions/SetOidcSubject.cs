using Playbooks.Connectors.GitHub.Oidc;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>How the subject of the identity tokens of a repository's jobs is made: clouds that trust the old form stop believing them at once.</summary>
internal sealed class SetOidcSubject(GitHubTenant tenant) : GitHubSetting<SubjectTemplate>(tenant)
{
    public override ActionContract Contract { get; } = new()
    {
        Name = "github.set-oidc-subject",
        Summary = "Set how the subject of a repository's workload identity tokens is made.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            GitHubTerms.Repository,
            new("use_default", ValueType.Bool, Required: true, "True for GitHub's own form; false for the claims given, or for the organisation's template where none are."),
            new("claim_keys", ValueType.ListOf(ValueType.Text), Required: false, "Claims in their order: repo, context, job_workflow_ref, environment and others."),
            new("immutable", ValueType.Bool, Required: false, "Whether owner and repository carry their ids; as it is where left out."),
        ],
        Output = ValueType.ObjectOf(("target", ValueType.Text), ("use_default", ValueType.Bool), ("claim_keys", ValueType.ListOf(ValueType.Text)), ("immutable", ValueType.Bool)),
        Undo = "Puts back the form as it was.",
        Idempotency = "A PUT of the whole form; one that is as wanted is left alone.",
        Preconditions = ["Cloud roles and federated credentials that should go on trusting the repository name the new subject. Tokens that were exchanged already live on: revoke the sessions."],
        Permissions = [GitHubTerms.Right("actions:write")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "actions/oidc#set-the-customization-template-for-an-oidc-subject-claim-for-a-repository",
    };

    protected override Task<Answer<SubjectTemplate>> ReadAsync(Place place, CancellationToken token) => place.Api.GetSubjectTemplateAsync(place.Repository, token);

    protected override string? Wrong(Place place) =>
        place.Flag("use_default") == true && place.Texts("claim_keys") is { IsEmpty: false } ? "claim_keys are given only where use_default is false" : null;

    protected override SubjectTemplate Wanted(Place place, SubjectTemplate now) => new(
        place.Flag("use_default") ?? true, place.Texts("claim_keys") ?? [], place.Flag("immutable") ?? now.UseImmutableSubject);

    protected override async Task<ProviderFailure?> WriteAsync(Place place, SubjectTemplate wanted, SubjectTemplate now, CancellationToken token) =>
        (await place.Api.SetSubjectTemplateAsync(place.Repository, wanted, token)).Failure;

    protected override Value Written(SubjectTemplate setting) => Value.MapOf(
        ("use_default", Value.Of(setting.UseDefault ?? true)), ("claim_keys", Value.ListOf(setting.IncludeClaimKeys ?? [])), ("immutable", Value.Of(setting.UseImmutableSubject ?? false)));

    protected override string What(Place place, SubjectTemplate now) => $"the subject of identity tokens of {place.Repository}";

    protected override string Said(SubjectTemplate setting) =>
        (setting.UseDefault ?? true ? "GitHub's own form" : setting.IncludeClaimKeys is { Count: > 0 } claims ? string.Join(':', claims) : "the organisation's template")
        + (setting.UseImmutableSubject == true ? " with ids" : "");

    protected override string TargetOf(Place place, SubjectTemplate now) => $"{place.Target}/oidc-subject";
}
