using Playbooks.Connectors.GitHub.Apps;
using Playbooks.Connectors.GitHub.Repositories;
using Playbooks.Connectors.GitHub.Rulesets;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Lets nobody but our App change branches or tags, in one repository or in many at once.</summary>
internal static class BlockPushes
{
    public static ActionContract Contract { get; } = new()
    {
        Name = PushBlocks.Block,
        Summary = "Block every push to the branches, or tags, of a repository or of an organisation's repositories.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            GitHubTerms.EitherRepository,
            GitHubTerms.EitherOrganization,
            new("repositories", ValueType.ListOf(ValueType.Text), Required: false, "owner/name of each, where an organisation is named; every repository where left out."),
            PushBlocks.Target,
            PushBlocks.Name,
        ],
        Output = ValueType.ObjectOf(("target", ValueType.Text), ("ruleset", ValueType.Int)),
        Undo = "Deletes the ruleset that was made.",
        Idempotency = "A ruleset of that name that blocks the same counts as made; GitHub allows a name once.",
        Preconditions = ["No other ruleset has the name. The App is on the list of those whom the rules do not bind, so that the run goes on."],
        Permissions = [GitHubTerms.Right("administration:write"), GitHubTerms.Right("organization_administration:write"), GitHubTerms.Right("metadata:read")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "orgs/rules#create-an-organization-repository-ruleset",
    };

    public static IChangeAction In(GitHubTenant tenant) => new GitHubChange(Contract, tenant, SurveyAsync, PerformAsync);

    private static async Task<SurveyOutcome> SurveyAsync(Place place, CancellationToken token)
    {
        if (!(await WantedAsync(place, token)).Is(out var wanted, out var unknown))
        {
            return place.Failed(unknown);
        }

        var (found, failure) = await PushBlocks.FindAsync(place, token);
        if (failure is not null)
        {
            return place.Failed(failure);
        }

        var isDone = found is not null && wanted.IsSame(found);
        if (found is not null && !isDone)
        {
            return new SurveyOutcome.Failed(new ActionOutcome.FailedFinal(GitHubFailures.Conflict.Code, $"{place.Target} has another ruleset named '{wanted.Name}' ({found.Enforcement}); give this one its own name"));
        }

        return new SurveyOutcome.Surveyed(new Survey
        {
            Target = $"{place.Target}/rulesets/{wanted.Name}",
            State = Value.MapOf(("there", Value.Of(isDone))),
            Verdict = isDone ? SurveyVerdict.Done : SurveyVerdict.ToDo,
            Undo = isDone ? null : new UndoCall(PushBlocks.Lift, GitHubTerms.Provider, Effect.Changes, place.With([PushBlocks.Name.Name, PushBlocks.Target.Name], Value.EmptyMap)),
            Change = $"Nobody but the App may create, change or delete a {wanted.Target} of {Where(place)}.",
        });
    }

    private static async Task<ActionOutcome> PerformAsync(Place place, Survey survey, CancellationToken token)
    {
        if (!(await WantedAsync(place, token)).Is(out var wanted, out var unknown))
        {
            return place.Outcome(unknown);
        }

        if (!(await place.App.GetAppAsync(token)).Is(out var app, out var unread))
        {
            return place.Outcome(unread);
        }

        var answer = place.IsRepository
            ? await place.Api.CreateRulesetAsync(place.Repository, wanted, app.Id, token)
            : await place.Api.CreateRulesetAsync(place.Owner, wanted, app.Id, token);
        if (answer.Is(out var made, out var failure))
        {
            return Succeeded(survey, made);
        }

        // The name is taken: by an earlier attempt of this run, or by somebody else.
        var (found, _) = failure.Status == 422 ? await PushBlocks.FindAsync(place, token) : (null, null);
        return found is not null && wanted.IsSame(found) ? Succeeded(survey, found) : place.Outcome(failure);
    }

    private static ActionOutcome.Succeeded Succeeded(Survey survey, Ruleset ruleset) => new(Value.MapOf(("target", Value.Of(survey.Target)), ("ruleset", Value.Of(ruleset.Id))));

    private static async Task<Answer<PushBlock>> WantedAsync(Place place, CancellationToken token)
    {
        IReadOnlyList<string> names = place.IsRepository ? [] : place.Texts("repositories") ?? [];
        return (await RepositoryIds.OfAsync(place.Api, names, token)).Then<PushBlock>(ids => new PushBlock(PushBlocks.NameOf(place), PushBlocks.TargetOf(place), ids));
    }

    private static string Where(Place place) => place.IsRepository ? $"{place.Repository}"
        : place.Texts("repositories") is { IsEmpty: false } some ? string.Join(", ", some.AsEnumerable())
        : $"every repository of {place.Owner}";
}
