using Playbooks.Connectors.GitHub.Permissions;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Turns Actions of a repository off or on, or narrows what they may use.</summary>
internal static class SetActionsPermissions
{
    public const string Name = "github.set-actions-permissions";

    public static ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Set whether and which Actions may run in a repository.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            GitHubTerms.Repository,
            new("enabled", ValueType.Bool, Required: false, "False stops every workflow of the repository from being started; true unless said otherwise."),
            new("allowed_actions", ValueType.Text, Required: false, "all, local_only or selected; as it is where left out."),
            new("sha_pinning_required", ValueType.Bool, Required: false, "Actions must be named by a full commit SHA, which stops a moved tag; as it is where left out."),
        ],
        Output = ValueType.ObjectOf(("repository", ValueType.Text), ("enabled", ValueType.Bool), ("allowed_actions", GitHubTerms.OptionalText), ("sha_pinning_required", GitHubTerms.OptionalText)),
        Undo = "Puts back the three settings as they were. The list of selected actions is not touched.",
        UndoneBy = [Name],
        Idempotency = "A PUT of the whole state; settings that are as wanted are left alone.",
        Preconditions = ["The organisation leaves the setting to the repository."],
        Permissions = [GitHubTerms.Right("administration:write")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "actions/permissions#set-github-actions-permissions-for-a-repository",
    };

    public static IChangeAction In(GitHubTenant tenant) => new GitHubChange(Contract, tenant, SurveyAsync, PerformAsync);

    private static async Task<SurveyOutcome> SurveyAsync(Place place, CancellationToken token)
    {
        if (!(await place.Api.GetActionsPermissionsAsync(place.Repository, token)).Is(out var now, out var failure))
        {
            return place.Failed(failure);
        }

        var wanted = Wanted(place, now);
        var isDone = IsSame(wanted, now);
        return new SurveyOutcome.Surveyed(new Survey
        {
            Target = $"{place.Target}/actions-permissions",
            State = Written(place, now),
            Verdict = isDone ? SurveyVerdict.Done : SurveyVerdict.ToDo,
            Undo = isDone ? null : new UndoCall(Name, GitHubTerms.Provider, Effect.Changes, Kept(place, now)),
            Change = $"Actions of {place.Repository} go from {Said(now)} to {Said(wanted)}.",
        });
    }

    private static async Task<ActionOutcome> PerformAsync(Place place, Survey survey, CancellationToken token)
    {
        if (!(await place.Api.GetActionsPermissionsAsync(place.Repository, token)).Is(out var now, out var failure))
        {
            return place.Outcome(failure);
        }

        var wanted = Wanted(place, now);
        return (await place.Api.SetActionsPermissionsAsync(place.Repository, wanted, token)).Is(out _, out var why)
            ? new ActionOutcome.Succeeded(Written(place, wanted))
            : place.Outcome(why);
    }

    private static ActionsPermissions Wanted(Place place, ActionsPermissions now) => new(
        place.Flag("enabled") ?? true,
        place.Call.Arguments.GetText("allowed_actions") ?? now.AllowedActions,
        place.Flag("sha_pinning_required") ?? now.ShaPinningRequired);

    /// <summary>What is only there while Actions are on does not count while they are off.</summary>
    private static bool IsSame(ActionsPermissions wanted, ActionsPermissions now) => wanted.Enabled ? wanted == now : !now.Enabled;

    private static Value Written(Place place, ActionsPermissions now) => Value.MapOf(
        ("repository", Value.Of(place.Repository.ToString())),
        ("enabled", Value.Of(now.Enabled)),
        ("allowed_actions", Value.Of(now.AllowedActions)),
        ("sha_pinning_required", now.ShaPinningRequired is { } pinned ? Value.Of(pinned) : Value.Nothing));

    /// <summary>The captured settings as arguments: what was not there is left out.</summary>
    private static Value Kept(Place place, ActionsPermissions now)
    {
        var kept = new ValueMap.Builder();
        foreach (var (name, value) in ((Value.Map)Written(place, now)).Entries)
        {
            if (value is not Value.Null)
            {
                kept.Set(name, value);
            }
        }

        return new Value.Map(kept.Build());
    }

    private static string Said(ActionsPermissions p) => !p.Enabled
        ? "off"
        : $"on ({p.AllowedActions ?? "all"}{(p.ShaPinningRequired == true ? ", pinned by SHA" : "")})";
}
