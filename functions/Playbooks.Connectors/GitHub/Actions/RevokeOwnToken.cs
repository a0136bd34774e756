using Playbooks.Connectors.GitHub.Apps;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Ends the token that the run itself works with, where it may have been seen; the next request gets a new one.</summary>
internal static class RevokeOwnToken
{
    public static ActionContract Contract { get; } = new()
    {
        Name = "github.revoke-own-token",
        Summary = "Revoke the installation token that the run works with, and go on with a new one.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Destroys,
        Inputs = [GitHubTerms.Organization],
        Output = ValueType.ObjectOf(("target", ValueType.Text)),
        Undo = "None, and none is needed: the App makes a new token for the next request.",
        Idempotency = "A token that is revoked already is replaced by a new one, which then is revoked: that harms nobody.",
        Permissions = [GitHubTerms.Right("metadata:read")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "apps/installations#revoke-an-installation-access-token",
    };

    public static IChangeAction In(GitHubTenant tenant) => new GitHubChange(Contract, tenant, Survey, PerformAsync);

    private static Task<SurveyOutcome> Survey(Place place, CancellationToken token) => Task.FromResult<SurveyOutcome>(new SurveyOutcome.Surveyed(new Survey
    {
        Target = $"{place.Target}/own-token",
        State = Value.Nothing,
        Verdict = SurveyVerdict.ToDo,
        Change = $"The token that this run works with in {place.Owner} is replaced.",
    }));

    private static async Task<ActionOutcome> PerformAsync(Place place, Survey survey, CancellationToken token) =>
        (await place.Api.RevokeOwnTokenAsync(token)).Is(out _, out var failure)
            ? new ActionOutcome.Succeeded(Value.MapOf(("target", Value.Of(survey.Target))))
            : place.Outcome(failure);
}
