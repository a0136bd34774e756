using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Runs;
using Spectre.Console;

namespace Playbooks.Cli.Runs;

/// <summary>A plan as a person reads it before saying yes: every target, what changes, and what would put it back.</summary>
internal static class PlanText
{
    private const int MostLines = 60;
    private const string Indent = "      ";

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
            console.MarkupLine($"  {sign} {Markup.Escape(action.Call.Uses)}  {Markup.Escape(action.Survey.Target)}");
            foreach (var line in Wrapped($"{action.Survey.Change} {undo}".TrimEnd(), console.Profile.Width - Indent.Length))
            {
                console.MarkupLineInterpolated($"{Indent}[dim]{line}[/]");
            }
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

    /// <summary>Broken between words, so that every line of an action stands under its first.</summary>
    private static IEnumerable<string> Wrapped(string text, int width)
    {
        while (text.Length > width && text.LastIndexOf(' ', width) is > 0 and var cut)
        {
            yield return text[..cut];
            text = text[(cut + 1)..];
        }

        yield return text;
    }
}
