using Playbooks.Connectors.GitHub.Alerts;
using Playbooks.Connectors.GitHub.Credentials;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>
/// Kills a token of GitHub's that an alert shows, whoever's it is. The value goes from the alert to GitHub within one attempt and is kept nowhere.
/// </summary>
internal static class RevokeLeakedCredential
{
    public const string Name = "github.revoke-leaked-credential";

    private static readonly string[] Kinds = ["ghp_", "github_pat_", "gho_", "ghu_", "ghr_"];
    private static readonly FailureCode NotOfGitHub = new("not-revocable", "GitHub revokes only personal, OAuth and user tokens of its own. Revoke it where it was issued; an App's installation token ends within the hour.");

    public static Parameter Alert { get; } = new("alert", ValueType.Int, Required: true, "Number of the secret scanning alert.");

    public static ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Revoke the GitHub token that a secret scanning alert shows.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Destroys,
        Inputs = [GitHubTerms.Repository, Alert],
        Output = ValueType.ObjectOf(("target", ValueType.Text), ("type", GitHubTerms.OptionalText)),
        Undo = "None: GitHub cannot bring a revoked token back, and tells its owner.",
        Idempotency = "An alert whose secret is inactive counts as done; the same token revoked twice is as revoked as once.",
        Preconditions = ["The machine that an attacker watches with the token, if there is one, is isolated first."],
        Behind = [new(CancelRun.Name, Kinship.Owner), new(ForceCancelRun.Name, Kinship.Owner), new(RemoveRunner.Name, Kinship.Owner)],
        Permissions = [GitHubTerms.Right("secret_scanning_alerts:read")],
        Failures = GitHubFailures.OfChange(NotOfGitHub),
        Source = GitHubTerms.Docs + "credentials/revoke#revoke-a-list-of-credentials",
    };

    public static IChangeAction In(GitHubTenant tenant) => new GitHubChange(Contract, tenant, SurveyAsync, PerformAsync);

    private static async Task<SurveyOutcome> SurveyAsync(Place place, CancellationToken token)
    {
        if (!(await place.Api.GetSecretAlertAsync(place.Repository, place.Number("alert"), token)).Is(out var alert, out var failure))
        {
            return place.Failed(failure);
        }

        var target = $"{place.Target}/secret-alerts/{alert.Number}/secret";
        return new SurveyOutcome.Surveyed(new Survey
        {
            Target = target,
            State = Value.MapOf(("validity", Value.Of(alert.Validity)), ("type", Value.Of(alert.SecretType))),
            Verdict = alert.Validity == "inactive" ? SurveyVerdict.Done : SurveyVerdict.ToDo,
            Change = $"The token ({alert.SecretType}) that alert {alert.Number} of {place.Repository} shows is revoked for ever.",
            Cuts = alert.Validity == "inactive" ? [] : [target],
        });
    }

    private static async Task<ActionOutcome> PerformAsync(Place place, Survey survey, CancellationToken token)
    {
        if (!(await place.Api.ReadLeakedSecretAsync(place.Repository, place.Number("alert"), token)).Is(out var leaked, out var failure))
        {
            return place.Outcome(failure);
        }

        using (leaked)
        {
            var value = leaked.RevealText();
            if (!Kinds.Any(kind => value.StartsWith(kind, StringComparison.Ordinal)))
            {
                return new ActionOutcome.FailedFinal(NotOfGitHub.Code, $"what alert {place.Number("alert")} of {place.Repository} shows is no personal, OAuth or user token of GitHub's");
            }

            return (await place.Api.RevokeCredentialAsync(leaked, token)).Is(out _, out var why)
                ? new ActionOutcome.Succeeded(Value.MapOf(("target", Value.Of(survey.Target)), ("type", survey.State.Get("type") ?? Value.Nothing)))
                : place.Outcome(why);
        }
    }
}
