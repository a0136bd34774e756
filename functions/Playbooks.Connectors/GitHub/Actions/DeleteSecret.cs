using Playbooks.Connectors.GitHub.Secrets;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Takes a secret from the workflows that read it. The credential itself stays alive: revoke it where it was issued.</summary>
internal static class DeleteSecret
{
    public static ActionContract Contract { get; } = new()
    {
        Name = "github.delete-secret",
        Summary = "Delete one Actions secret of a repository, an environment or an organisation.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Destroys,
        Inputs =
        [
            GitHubTerms.EitherRepository,
            GitHubTerms.EitherOrganization,
            new("environment", ValueType.Text, Required: false, "Name of the repository's environment that holds it."),
            new("name", ValueType.Text, Required: true, "Name of the secret."),
        ],
        Output = ValueType.ObjectOf(("target", ValueType.Text)),
        Undo = "None: nobody can read the value again. Put a new one.",
        Idempotency = "A secret that is not in the list counts as deleted.",
        Permissions = [GitHubTerms.Right("secrets:write"), GitHubTerms.Right("environments:write"), GitHubTerms.Right("organization_secrets:write")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "actions/secrets#delete-a-repository-secret",
    };

    public static IChangeAction In(GitHubTenant tenant) => new GitHubChange(Contract, tenant, SurveyAsync, PerformAsync);

    private static async Task<SurveyOutcome> SurveyAsync(Place place, CancellationToken token)
    {
        var scope = ScopeOf(place);
        if (!(await place.Api.ListSecretsAsync(scope, token)).Is(out var secrets, out var failure))
        {
            return place.Failed(failure);
        }

        var name = place.Text("name");
        var secret = secrets.FirstOrDefault(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return new SurveyOutcome.Surveyed(new Survey
        {
            Target = $"{scope}/secrets/{name}",
            State = Value.MapOf(("updated_at", GitHubTerms.Time(secret?.UpdatedAt))),
            Verdict = secret is null ? SurveyVerdict.Done : SurveyVerdict.ToDo,
            Change = $"The secret {name} of {scope} is deleted; its value cannot be brought back.",
        });
    }

    private static async Task<ActionOutcome> PerformAsync(Place place, Survey survey, CancellationToken token)
    {
        var deleted = await place.Api.DeleteSecretAsync(ScopeOf(place), place.Text("name"), token);
        return deleted.Failure is { Kind: not FailureKind.AbsentOrNotPermitted } why ? place.Outcome(why)
            : await SurveyAsync(place, token) switch
            {
                SurveyOutcome.Surveyed { Survey.Verdict: SurveyVerdict.Done } => new ActionOutcome.Succeeded(Value.MapOf(("target", Value.Of(survey.Target)))),
                SurveyOutcome.Failed failed => failed.Why,
                _ => new ActionOutcome.FailedFinal(GitHubFailures.NotFoundOrNotPermitted.Code, $"{survey.Target} is still in the list"),
            };
    }

    private static SecretScope ScopeOf(Place place) => (place.IsRepository, place.Call.Arguments.GetText("environment")) switch
    {
        (true, { } environment) => new SecretScope.OfEnvironment(place.Repository, environment),
        (true, null) => new SecretScope.OfRepository(place.Repository),
        _ => new SecretScope.OfOrganization(place.Owner),
    };
}
