using Playbooks.Connectors.GitHub.Alerts;
using Playbooks.Connectors.GitHub.Apps;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Ends a user's token of an App of ours that an alert shows. The value goes from the alert to GitHub within one attempt and is kept nowhere.</summary>
internal static class DeleteUserToken
{
    public const string Name = "github.delete-user-token";

    public static ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Delete the user token of one of our own Apps that a secret scanning alert shows.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Destroys,
        Inputs = [GitHubTerms.Repository, RevokeLeakedCredential.Alert, SetAppSuspended.App],
        Output = ValueType.ObjectOf(("target", ValueType.Text)),
        Undo = "None: the user signs in to the App again.",
        Idempotency = "GitHub is asked whether the token works; one that does not counts as deleted.",
        Preconditions = ["The tenant's configuration has the App's client id and client secret."],
        Behind = [new(CancelRun.Name, Kinship.Owner), new(ForceCancelRun.Name, Kinship.Owner), new(RemoveRunner.Name, Kinship.Owner)],
        Permissions = [GitHubTerms.Right("secret_scanning_alerts:read")],
        Failures = GitHubFailures.OfChange(SetAppSuspended.NoKey),
        Source = GitHubTerms.Docs + "apps/oauth-applications#delete-an-app-token",
    };

    public static IChangeAction In(GitHubTenant tenant) => new GitHubChange(Contract, tenant, SurveyAsync, PerformAsync);

    private static async Task<SurveyOutcome> SurveyAsync(Place place, CancellationToken token)
    {
        if (place.OtherApp(place.Number("app")) is not { Client: { } client, Settings.ClientId: { } clientId })
        {
            return new SurveyOutcome.Failed(NoSecret(place));
        }

        if (!(await place.Api.ReadLeakedSecretAsync(place.Repository, place.Number("alert"), token)).Is(out var leaked, out var failure))
        {
            return place.Failed(failure);
        }

        using (leaked)
        {
            var check = await client.CheckUserTokenAsync(clientId, leaked, token);
            if (check.Failure is { } unknown && !IsDead(unknown))
            {
                return place.Failed(unknown);
            }

            var target = $"{place.Target}/secret-alerts/{place.Number("alert")}/secret";
            return new SurveyOutcome.Surveyed(new Survey
            {
                Target = target,
                State = Value.MapOf(("works", Value.Of(check.Failure is null))),
                Verdict = check.Failure is null ? SurveyVerdict.ToDo : SurveyVerdict.Done,
                Change = $"The user token of App {place.Number("app")} that alert {place.Number("alert")} of {place.Repository} shows is deleted.",
                Cuts = check.Failure is null ? [target] : [],
            });
        }
    }

    private static async Task<ActionOutcome> PerformAsync(Place place, Survey survey, CancellationToken token)
    {
        if (place.OtherApp(place.Number("app")) is not { Client: { } client, Settings.ClientId: { } clientId })
        {
            return NoSecret(place);
        }

        if (!(await place.Api.ReadLeakedSecretAsync(place.Repository, place.Number("alert"), token)).Is(out var leaked, out var failure))
        {
            return place.Outcome(failure);
        }

        using (leaked)
        {
            var deleted = await client.DeleteUserTokenAsync(clientId, leaked, token);
            if (deleted.Failure is { } refused)
            {
                // What refuses may mean that an earlier attempt worked: GitHub tells whether the token does.
                var check = IsDead(refused) ? await client.CheckUserTokenAsync(clientId, leaked, token) : null;
                return check?.Failure is { } dead && IsDead(dead) ? Succeeded(survey) : place.Outcome(refused);
            }

            return Succeeded(survey);
        }
    }

    private static ActionOutcome.Succeeded Succeeded(Survey survey) => new(Value.MapOf(("target", Value.Of(survey.Target))));

    public static bool IsDead(ProviderFailure failure) => failure.Status is 404 or 422;

    public static ActionOutcome.FailedFinal NoSecret(Place place) => new(SetAppSuspended.NoKey.Code, $"no client secret of App {place.Number("app")} is configured");
}
