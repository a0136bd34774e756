using System.Text.Json;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;
using Playbooks.Sandbox.Scoring;
using Spectre.Console;

namespace Playbooks.Cli.Drills;

/// <summary>What a person and a program see at the end of a drill.</summary>
internal static class DrillResult
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static int Print(bool json, Terminal terminal, Crew crew, IReadOnlyList<DrilledRun> runs, Score score, TimeSpan elapsed)
    {
        var outcome = runs[^1].Outcome;
        if (json)
        {
            terminal.Output.WriteLine(PlainJson.Write(Value.MapOf(
                ("run", Value.Of(runs[0].Id)),
                ("runs", Value.ListOf(runs.Select(run => Value.Of(run.Id)))),
                ("outcome", Value.Of(outcome?.ToString().ToLowerInvariant())),
                ("resolved", runs[^1].Resolved is { } resolved ? Value.Of(resolved) : Value.Nothing),
                ("seconds", Value.Of(elapsed.TotalSeconds)),
                ("reports", Value.Of(Reports(crew, runs[0]))),
                ("score", ScoreJson(score)))));
        }
        else
        {
            Write(terminal.People, score);
            WriteOpen(terminal.People, runs);
            foreach (var run in runs)
            {
                terminal.People.MarkupLineInterpolated($"\nReports  {Reports(crew, run)}\nCheck    playbook verify {run.Id}");
            }
        }

        return outcome == RunOutcome.Completed ? ExitCode.Ok : ExitCode.No;
    }

    private static void WriteOpen(IAnsiConsole console, IReadOnlyList<DrilledRun> runs)
    {
        foreach (var run in runs.Where(run => run.Resolved is not null))
        {
            console.MarkupLine($"\n{(run.Resolved == true ? "[green]Resolved[/]" : "[red]Not resolved[/]")}  {Markup.Escape(run.Id)}");
            foreach (var open in run.Open)
            {
                console.MarkupLineInterpolated($"  stays open  {open.Credential} ({open.Grade}), owner {open.Owner}: {open.Why}");
            }
        }
    }

    private static string Reports(Crew crew, DrilledRun run) => Path.Combine(crew.Workspace.Store.LocationOf(run.Id), "reports");

    private static Value ScoreJson(Score score) =>
        PlainJson.Read(JsonSerializer.Serialize(score, Names)) is JsonOutcome.Read read ? read.Value : Value.Nothing;

    private static void Write(IAnsiConsole console, Score score)
    {
        console.MarkupLineInterpolated($"\n[bold]Score {score.Total}[/] of 100, from the sandbox's own truth");
        Line("exposed credentials still alive", score.ExposedAlive);
        Line("places that still hold a stolen value", score.MissedPlaces);
        Line("needless rotations", score.NeedlessRotations);
        Line("consumers broken", score.BrokenConsumers);
        Line("containment left behind", score.LeftBehind);
        console.MarkupLineInterpolated($"  first containment                      {(score.FirstContainment is { } first ? $"{first.TotalSeconds:0.0} s after the alert" : "none")}");

        void Line(string what, IReadOnlyList<string> which) => console.MarkupLine(
            $"  {what,-38} {(which.Count == 0 ? "[green]none[/]" : $"[red]{which.Count}[/] {Markup.Escape(string.Join(", ", which.Take(6)))}{(which.Count > 6 ? " …" : "")}")}");
    }
}
