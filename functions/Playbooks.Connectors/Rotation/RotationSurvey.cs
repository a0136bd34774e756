using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Reach.Rotations;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Rotation;

/// <summary>Looks at everything a rotation will touch, before it is planned and after it was interrupted.</summary>
internal static class RotationSurvey
{
    public static async Task<SurveyOutcome> LookAsync(RotationPlan plan, IActionScope scope, CancellationToken token)
    {
        if (await plan.Issuer.GuardAsync(plan.Old, token) is { } refused)
        {
            return new SurveyOutcome.Failed(refused);
        }

        var (found, why) = await plan.Issuer.ListAsync(token);
        if (found is null)
        {
            return new SurveyOutcome.Failed(why ?? throw new InvalidOperationException("neither list nor failure"));
        }

        var marks = new RotationMarks(scope.History);
        var old = found.Find(plan.Old);
        if (Unfit(plan, found, old, marks) is { } unfit)
        {
            return new SurveyOutcome.Failed(unfit);
        }

        foreach (var place in plan.Places)
        {
            if (await place.LookAsync(token) is { } missing)
            {
                return new SurveyOutcome.Failed(missing);
            }
        }

        return new SurveyOutcome.Surveyed(Describe(plan, found, old, marks));
    }

    public static Value Output(RotationPlan plan, string id, RotationMarks marks) => Value.MapOf(
        ("state", Value.Of($"{(plan.Issuer.CanDisable || !marks.Has(RotationMarks.Retired) ? marks.StateOf(plan.Places.Length) : RotationState.OldDeleted)}")),
        ("old", Value.Of(plan.Old)), ("new", Value.Of(id)), ("places", Value.ListOf(plan.Places.Select(p => p.Name))), ("checks", Value.ListOf(plan.Checks.Select(c => c.Name))));

    public static ActionOutcome Full(Standing standing, string old) => new ActionOutcome.Refused(
        CloudCodes.LimitExceeded,
        $"there is no room for a new credential beside {string.Join(", ", standing.Credentials.Select(c => c.Works ? c.Id : $"{c.Id} (inactive)"))}: delete one other than {old} first");

    private static ActionOutcome? Unfit(RotationPlan plan, Standing found, StandingCredential? old, RotationMarks marks)
    {
        if (old is null && !marks.Has(RotationMarks.Retiring))
        {
            return new ActionOutcome.FailedFinal(CloudCodes.NotFound, $"there is no credential {plan.Old} to rotate");
        }

        return marks.IsEmpty && plan.Issuer.Slots is { } slots && found.Credentials.Count(c => !c.IsMarked && (c.Works || !plan.Spares.Contains(c.Id))) >= slots ? Full(found, plan.Old) : null;
    }

    private static Survey Describe(RotationPlan plan, Standing found, StandingCredential? old, RotationMarks marks) => new()
    {
        Target = plan.Issuer.Access(plan.Old),
        State = Value.MapOf(("old", Value.Of(plan.Old)), ("places", Value.ListOf(plan.Places.Select(p => p.Name)))),
        Verdict = Verdict(plan, found, old, marks),
        Change = $"{plan.Old} is replaced by a new credential in {plan.Places.Length} place(s), proven by {plan.Checks.Length} check(s), and then retired{(plan.Grace is { } grace ? $" ({(plan.Issuer.CanDisable ? "deactivated, and deleted" : "deleted")} {grace.TotalHours:0.#} h later)" : "")}.",
        Cuts = [plan.Issuer.Access(plan.Old)],
        Guards = plan.Readers,
    };

    private static SurveyVerdict Verdict(RotationPlan plan, Standing found, StandingCredential? old, RotationMarks marks)
    {
        // Whatever the marks say: an old one that works is not retired, or somebody took that back.
        var isRetired = (marks.Has(RotationMarks.Retired) || marks.Has(RotationMarks.Retiring)) && old is not { Works: true };
        var isOver = isRetired && (plan.Grace is null || !plan.Issuer.CanDisable || old is null);
        return isOver && marks.LatestMade is { } id && found.Find(id) is { Works: true } ? SurveyVerdict.Done
            : marks.IsEmpty ? SurveyVerdict.ToDo
            : SurveyVerdict.Partial;
    }
}
