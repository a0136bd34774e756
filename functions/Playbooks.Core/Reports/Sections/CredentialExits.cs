using Playbooks.Core.Reach.Mapping;
using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Journal;
using Playbooks.Core.Reports.Reach;
using Playbooks.Core.Runs;
using Playbooks.Core.Runs.Exits;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reports.Sections;

/// <summary>How each exposed credential came out of the run so far: rotated, cut, ruled out, a task for people, or open.</summary>
internal static class CredentialExits
{
    private static readonly string[] Names = ["credential", "subject", "secret", "identity"];

    public static IReadOnlyList<CredentialExit> Of(Scope scope)
    {
        var acted = scope.Story.Stages.SelectMany(stage => stage.Final)
            .Where(action => action.Action.Call.Effect != Actions.Effect.Reads && !action.IsUndo)
            .SelectMany(action => NamesIn(action).Distinct().Select(name => (name, action)))
            .ToLookup(pair => pair.name, pair => pair.action);
        var cancelled = scope.Story.Stages.SelectMany(stage => stage.Final)
            .Where(action => action.IsDone && action.Action.Call.Arguments.Get("run") is Value.Int)
            .Select(action => $"{ReachedCredential.TokenPrefix}{action.Action.Call.Arguments.GetText("repository")}/{(action.Action.Call.Arguments.Get("run") as Value.Int)?.Number}/")
            .ToHashSet();
        var ends = ExitGate.Ends(scope.Run).GroupBy(end => end.Credential).ToDictionary(same => same.Key, same => same.First());
        var tasks = scope.Reach.Tasks.Where(task => task.About.Length > 0).ToLookup(task => task.About);
        return [.. scope.Reach.Exposures
            .GroupBy(exposure => exposure.Id)
            .Select(same => same.MaxBy(exposure => exposure.Grade) ?? same.First())
            .OrderByDescending(exposure => exposure.Grade)
            .ThenBy(exposure => exposure.Label.Text, StringComparer.Ordinal)
            .Select(exposure => Gated(Exit(exposure, [.. acted[exposure.Id]], tasks[exposure.Id].FirstOrDefault(), scope.Run, cancelled), ends.GetValueOrDefault(exposure.Id)))];
    }

    /// <summary>The gate through which a run ends has the last word, so that no report calls closed what keeps a run from being resolved, nor the other way round.</summary>
    private static CredentialExit Gated(CredentialExit told, CredentialEnd? end) => end is null || end.IsOpen == told.IsOpen ? told
        : told with { IsOpen = end.IsOpen, Status = end.IsOpen ? Cell.Of($"open: {end.Why}", Tone.Bad) : Cell.Of(end.Why, end.State == CredentialState.Accepted ? Tone.Warning : Tone.Good) };

    private static CredentialExit Exit(Exposure exposure, List<ActionStory> acted, PersonTask? task, Run run, HashSet<string> cancelled)
    {
        var done = acted.Where(action => action.IsDone && run.Changes.ContainsKey(action.Action.Id)).ToList();
        var putBack = acted.Any(action => action.IsDone) && exposure.Kind is "role" or "application";
        return (exposure, acted.Find(action => action.IsUnknown), done.Find(IsRotation) ?? done.FirstOrDefault(), acted.Find(action => action.HasFailed), task) switch
        {
            ({ Grade: Grade.RuledOut }, _, _, _, _) => new(exposure, Cell.Of("ruled out", Tone.Muted), false),
            ({ Kind: ReachedCredential.TokenKind }, _, _, _, _) when exposure.Reason.Text.Contains(ReachedCredential.NothingToRotate, StringComparison.Ordinal) =>
                new(exposure, Cell.Of("ended with its job", Tone.Good), false),
            ({ Kind: ReachedCredential.TokenKind }, _, _, _, _) when IsCancelled(exposure, cancelled) => new(exposure, Cell.Of("ended with its run, which was cancelled", Tone.Good), false),
            (_, { IsTask: true } asked, _, _, _) => new(exposure, Cell.Of($"task open: {asked.Action.Call.Arguments.GetText("what")} ({asked.Action.Call.Arguments.GetText("who")})", Tone.Warning), true),
            (_, { } unknown, _, _, _) => new(exposure, Cell.Of($"unknown: {unknown.Action.Call.Uses} may or may not have happened", Tone.Bad), true),
            (_, _, { } made, _, _) => new(exposure, Cell.Of($"{(made.IsTask ? "replaced by a person" : IsRotation(made) ? "rotated" : "cut")} {(made.Ended is { } at ? Cell.TimeOf(at) : "")}", Tone.Good), false),
            _ when putBack => new(exposure, Cell.Of("cut while it was contained, then put back", Tone.Good), false),
            (_, _, _, { } failed, _) => new(exposure, Cell.Of($"open: {Describe.Outcome(failed.Outcome)}", Tone.Bad), true),
            (_, _, _, _, { } left) => new(exposure, Cell.Of($"task open: {left.Title.Text}{(left.Owner.Text.Length > 0 ? $" ({left.Owner.Text})" : "")}", Tone.Warning), true),
            _ => new(exposure, Cell.Of("open: not rotated", Tone.Bad), true),
        };
    }

    private static bool IsCancelled(Exposure token, HashSet<string> cancelled) => cancelled.Any(run => token.Id.StartsWith(run, StringComparison.Ordinal));

    public static bool IsRotation(ActionStory action) => action.Action.Call.Uses.StartsWith("rotate.", StringComparison.Ordinal);

    /// <summary>Everything by which an action may name the credential that it makes worthless.</summary>
    private static IEnumerable<string> NamesIn(ActionStory action) => new[] { action.Action.Call.Arguments, action.Action.Call.Item ?? Value.Nothing }
        .SelectMany(NamesIn)
        .Concat(action.Action.Survey.Cuts)
        .Append(action.Action.Survey.Target);

    private static IEnumerable<string> NamesIn(Value named) => Names.Select(name => named.GetText(name)).OfType<string>()
        .Append($"{named.GetText("account")}/{named.GetText("role")}")
        .Append($"{named.GetText("application")}/{named.GetText("credential")}");
}
