using System.Collections.Immutable;
using System.CommandLine;
using Playbooks.Cli.Explain.Workflows;
using Playbooks.Cli.Runs;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Standards.Cacao;
using Playbooks.Core.Values;
using Spectre.Console;

namespace Playbooks.Cli.Standards.Cacao;

/// <summary>
/// <c>playbook cacao validate FILE...</c>: as the published schemas judge (read as draft-07), and beyond: steps that are not there, loops, references,
/// contacts, times. Exit codes: 0 all are valid; 1 one is not; 2 a file cannot be read.
/// </summary>
internal static class CacaoValidate
{
    internal static Command Build(Terminal terminal)
    {
        var files = new Argument<FileInfo[]>("files") { Description = "CACAO 2.0 playbooks (JSON).", Arity = ArgumentArity.OneOrMore };
        var json = JsonOption.Create();
        var command = new Command("validate", "Say everything that is wrong with CACAO playbooks. Exit code 0: all valid; 1: one is not; 2: a file cannot be read.") { files, json };
        command.SetAction(parsed => Run([.. parsed.GetRequiredValue(files).Select(file => file.ToString())], parsed.GetValue(json), terminal));
        return command;
    }

    private static int Run(ImmutableArray<string> files, bool json, Terminal terminal)
    {
        var read = files.Select(file => (File: file, Bytes: BoundedFile.Read(file, CacaoValidation.Bounds.Bytes, terminal.Error))).ToList();
        if (read.Any(file => file.Bytes is null))
        {
            return ExitCode.WrongCall;
        }

        var judged = read.Select(file => (file.File, Verdict: CacaoValidation.Check(file.Bytes))).ToList();
        if (json)
        {
            terminal.Output.WriteLine(PlainJson.Write(Value.ListOf(judged.Select(each => Json(each.File, each.Verdict)))));
        }
        else
        {
            judged.ForEach(each => Print(terminal.People, each.File, each.Verdict));
        }

        return judged.TrueForAll(each => each.Verdict.IsValid) ? ExitCode.Ok : ExitCode.No;
    }

    private static void Print(IAnsiConsole people, string file, CacaoVerdict verdict)
    {
        var schema = verdict.IsSchemaValid ? "" : ", refused by the schemas";
        people.MarkupLineInterpolated(verdict.IsValid ? (FormattableString)$"[green]✓[/] {file}: a valid CACAO 2.0 playbook" : $"[red]✗[/] {file}: not valid{schema}");
        foreach (var finding in verdict.Findings)
        {
            people.MarkupLineInterpolated(finding.IsError ? (FormattableString)$"  [red]{finding.Code}[/]: {finding.ToString()}" : $"  {finding.Code}: {finding.ToString()}");
        }
    }

    private static Value Json(string file, CacaoVerdict verdict) => Value.MapOf(
        ("file", Value.Of(file)),
        ("valid", Value.Of(verdict.IsValid)),
        ("schemaValid", Value.Of(verdict.IsSchemaValid)),
        ("danglingSteps", Value.ListOf(verdict.DanglingSteps)),
        ("hasLoop", Value.Of(verdict.HasLoop)),
        ("findings", Value.ListOf(verdict.Findings.Select(Json))));

    internal static Value Json(CacaoFinding finding) => Value.MapOf(
        ("code", Value.Of(finding.Code)), ("path", Value.Of(finding.Path)), ("message", Value.Of(finding.Message)), ("error", Value.Of(finding.IsError)));
}
