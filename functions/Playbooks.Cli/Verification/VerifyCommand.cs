using System.CommandLine;
using Playbooks.Cli.Runs;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Journals;
using Playbooks.Core.Values;
using Spectre.Console;

namespace Playbooks.Cli.Verification;

/// <summary><c>playbook verify RUN</c>: re-computes a journal and its signatures and says which bytes lie.</summary>
internal static class VerifyCommand
{
    internal static Command Build(Terminal terminal)
    {
        var run = new Argument<string>("run") { Description = "A run's id." };
        var store = StoreOption.Create();
        var key = new Option<FileInfo?>("--key") { Description = "The public keys (PEM) to believe, one after the other where the key was replaced; by default the one beside the runs." };
        var json = JsonOption.Create();
        var command = new Command("verify", "Prove that nobody edited a run's journal and reports.") { run, store, key, json };
        command.SetAction((parsed, token) => RunAsync(
            new Arguments(parsed.GetValue(run) ?? "", parsed.GetValue(store) ?? StoreOption.Default, parsed.GetValue(key)?.FullName, parsed.GetValue(json)), terminal, token));
        return command;
    }

    internal static async Task<int> RunAsync(Arguments arguments, Terminal terminal, CancellationToken token)
    {
        using var workspace = new Workspace(arguments.Store, TimeProvider.System);
        var keys = arguments.Key is null ? workspace.PublicKeys() : Workspace.ReadKey(arguments.Key);
        var verifier = new JournalVerifier(keys);
        var reports = new ReportCheck();
        await foreach (var line in workspace.Store.ReadAsync(arguments.Run, token))
        {
            verifier.Add(line);
            reports.Add(line);
        }

        var verdict = verifier.Verdict;
        if (verdict.Lines == 0)
        {
            terminal.Error.WriteLine($"There is no run '{arguments.Run}' in {workspace.Place}. 'playbook runs list' shows those that are.");
            return ExitCode.WrongCall;
        }

        var changed = await reports.ChangedAsync(workspace.Store, arguments.Run, token);
        Print(arguments, terminal, verdict, changed);
        return verdict.IsSound && changed.Count == 0 ? ExitCode.Ok : ExitCode.No;
    }

    private static void Print(Arguments arguments, Terminal terminal, JournalVerdict verdict, IReadOnlyList<string> changed)
    {
        if (arguments.Json)
        {
            terminal.Output.WriteLine(PlainJson.Write(Json(verdict, changed)));
            return;
        }

        foreach (var problem in verdict.Problems)
        {
            terminal.People.MarkupLineInterpolated($"[red]✗[/] line {problem.Line}, bytes {problem.Offset}–{problem.Offset + problem.Length}: {problem.Reason}");
        }

        foreach (var name in changed)
        {
            terminal.People.MarkupLineInterpolated($"[red]✗[/] {name} is not the report that was written");
        }

        var sign = verdict.IsSound && changed.Count == 0 ? "[green]✓[/]" : "[red]✗[/]";
        terminal.People.MarkupLine($"{sign} {verdict.Lines} lines, {verdict.Bytes} bytes; signed up to line {verdict.SignedLines}{(verdict.Over ? "; the run is over" : "")}");
    }

    private static Value Json(JournalVerdict verdict, IReadOnlyList<string> changed) => Value.MapOf(
        ("sound", Value.Of(verdict.IsSound && changed.Count == 0)),
        ("lines", Value.Of(verdict.Lines)),
        ("bytes", Value.Of(verdict.Bytes)),
        ("signedLines", Value.Of(verdict.SignedLines)),
        ("over", Value.Of(verdict.Over)),
        ("problems", Value.ListOf(verdict.Problems.Select(p => Value.MapOf(
            ("line", Value.Of(p.Line)), ("offset", Value.Of(p.Offset)), ("length", Value.Of(p.Length)), ("reason", Value.Of(p.Reason)))))),
        ("changedReports", Value.ListOf(changed)));

    internal sealed record Arguments(string Run, string Store, string? Key, bool Json);
}
