using System.Text.RegularExpressions;
using Playbooks.Core.Runs;

namespace Playbooks.Crashes.Worker;

/// <summary>
/// Gives every event of a journal a name that is the same for the same happening in every drill of an incident, however often it died: no attempt,
/// no time, no port, no id that a provider made up. What happens again has the next number.
/// </summary>
internal sealed partial class JournalPoints
{
    private const string Undo = "undo:";

    private readonly Dictionary<string, int> counts = [];
    private readonly Dictionary<string, string> calls = [];
    private string stage = "";

    /// <param name="happened">The event after the one that was asked for last.</param>
    public Point Next(RunEvent happened)
    {
        Follow(happened);
        var name = $"{RunEventNames.Of(happened)} {About(happened)}";
        return new Point(name, counts[name] = counts.GetValueOrDefault(name) + 1);
    }

    private void Follow(RunEvent happened)
    {
        stage = happened is RunEvent.StageStarted started ? started.Stage : stage;
        if (happened is RunEvent.StepExpanded expanded)
        {
            for (var i = 0; i < expanded.Calls.Length; i++)
            {
                calls[expanded.Calls[i].Id] = $"{expanded.Step}[{i}]";
            }
        }
    }

    private string About(RunEvent happened) => happened switch
    {
        RunEvent.Resumed resumed => resumed.Interrupted.IsEmpty ? "" : "into actions under way",
        RunEvent.StepExpanded step => step.Step,
        RunEvent.ReadFinished read => NameOf(read.Call),
        RunEvent.TargetSurveyed survey => NameOf(survey.Call),
        RunEvent.DecisionGiven decision => $"{stage} {decision.Person}",
        RunEvent.DecisionRefused decision => $"{stage} {decision.Person}",
        RunEvent.ActionStarted action => NameOf(action.Action),
        RunEvent.ActionReconciled action => NameOf(action.Action),
        RunEvent.ActionMarked action => $"{NameOf(action.Action)} {action.Mark.Name} {Ports().Replace(action.Mark.Data.GetText("place") ?? action.Mark.Data.GetText("check") ?? "", "")}",
        RunEvent.ActionFinished action => NameOf(action.Action),
        RunEvent.UnknownResolved action => NameOf(action.Action),
        _ => stage,
    };

    /// <summary>An id is made from arguments, among them what providers made up; the place among the calls of a step is not.</summary>
    private string NameOf(string call) => call.StartsWith(Undo, StringComparison.Ordinal) ? Undo + NameOf(call[Undo.Length..]) : calls[call];

    [GeneratedRegex("(?<=127\\.0\\.0\\.1):[0-9]+")]
    private static partial Regex Ports();
}
