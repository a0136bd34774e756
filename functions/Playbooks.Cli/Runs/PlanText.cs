using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Runs;
using Spectre.Console;

namespace Playbooks.Cli.Runs;

/// <summary>A plan as a person reads it before saying yes: every target, what changes, and what would put it back.</summary>
internal static class PlanText
{
    private const int MostLines = 60;

    public static void Write(IAnsiConsole console, Run run)
    {
        if (run.Stage is { Checkpoint: { } asked, Plan: { } plan } stage)
        {
            console.MarkupLineInterpolated($"\n[bold]Plan of {stage.Stage.Name}[/]  {stage.Digest}");
            Write(console, plan);
            console.MarkupLineInterpolated($"Asked: {string.Join(", ", asked.Approvals.Select(q => $"{q.Count} × {q.Role}"))}, until {asked.Deadline:u}. So far: {(asked.Given.IsEmpty ? "nobody" : string.Join(", ", asked.Given.Select(g => $"{g.Person} ({g.Role})")))}");
        }
    }

    public static void Write(IAnsiConsole console, Plan plan)
    {
        foreach (var action in plan.Actions.Take(MostLines))
        {
            var sign = action.Call.Effect switch { Effect.Destroys => "[red]−[/]", Effect.Changes => "[yellow]~[/]", _ => "[dim]·[/]" };
            var undo = action.Survey.Undo is { } back ? $"undo: {back.Uses}" : action.Call.Effect == Effect.Reads ? "" : "no undo";
            console.MarkupLine($"  {sign} {Markup.Escape(action.Call.Uses)}  {Markup.Escape(action.Survey.Target)}\n      {Markup.Escape(action.Survey.Change)} [dim]{undo}[/]");
        }

        if (plan.Actions.Length > MostLines)
        {
            console.MarkupLineInterpolated($"  … and {plan.Actions.Length - MostLines} more; --json shows all of them");
        }

        foreach (var skipped in plan.Skipped.Where(skipped => skipped.Code is not (SkipCode.AlreadyDone or SkipCode.DoneBefore)))
        {
            console.MarkupLineInterpolated($"  [yellow]![/] left out: {skipped.Call.Uses} {skipped.Target}: {skipped.Reason}");
        }
    }
}
