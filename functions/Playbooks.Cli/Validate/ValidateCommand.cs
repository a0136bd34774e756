using System.Collections.Immutable;
using System.CommandLine;
using Playbooks.Cli.Explain.Workflows;
using Playbooks.Cli.Runs;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Actions;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;
using Playbooks.Language;
using Playbooks.Language.Yaml;
using Spectre.Console;

namespace Playbooks.Cli.Validate;

/// <summary><c>playbook validate FILE... [--json]</c>: everything that is wrong with playbooks and policies, before anything runs.</summary>
internal static class ValidateCommand
{
    /// <param name="catalog">Contracts of the actions that may be used; asked for once the call is known to be right.</param>
    internal static Command Build(Terminal terminal, Func<IReadOnlyCollection<ActionContract>> catalog)
    {
        var files = new Argument<FileInfo[]>("files") { Description = "Playbooks and files of policies (YAML).", Arity = ArgumentArity.OneOrMore };
        var json = JsonOption.Create();
        var command = new Command("validate", "Say everything that is wrong with playbooks and policies, and how to put it right.") { files, json };
        command.SetAction(parsed => Run(new Arguments([.. parsed.GetRequiredValue(files).Select(file => file.ToString())], parsed.GetValue(json)), terminal, catalog));
        return command;
    }

    internal static int Run(Arguments arguments, Terminal terminal, Func<IReadOnlyCollection<ActionContract>> catalog)
    {
        // Nothing is printed of any file while one cannot be read: half an answer looks like a whole one.
        var read = arguments.Files.Select(file => (File: file, Bytes: BoundedFile.Read(file, YamlLimits.Playbook.Bytes, terminal.Error))).ToList();
        if (read.Any(file => file.Bytes is null))
        {
            return ExitCode.WrongCall;
        }

        var contracts = catalog();
        var found = read.SelectMany(file => FileCheck.Diagnostics(file.File, file.Bytes, contracts)).ToImmutableArray();
        if (arguments.Json)
        {
            terminal.Output.WriteLine(PlainJson.Write(Value.ListOf(found.Select(Json))));
        }
        else
        {
            Print(terminal.People, found, arguments.Files.Length);
        }

        return found.IsEmpty ? ExitCode.Ok : ExitCode.No;
    }

    private static void Print(IAnsiConsole people, ImmutableArray<Diagnostic> found, int files)
    {
        foreach (var d in found)
        {
            people.MarkupLineInterpolated($"{d.File}:{d.Line}:{d.Column}: [red]{d.Code}[/]: {d.Message}");
            people.MarkupLineInterpolated($"  [green]{d.Cure}[/]");
        }

        var problems = found.Length == 1 ? "1 problem" : $"{found.Length} problems";
        var checkedFiles = files == 1 ? "1 file" : $"{files} files";
        people.MarkupLineInterpolated(found.IsEmpty ? (FormattableString)$"[green]✓[/] {checkedFiles}, nothing wrong" : $"[red]✗[/] {problems} in {checkedFiles}");
    }

    private static Value Json(Diagnostic d) => Value.MapOf(
        ("code", Value.Of(d.Code)),
        ("file", Value.Of(d.File)),
        ("line", Value.Of(d.Line)),
        ("column", Value.Of(d.Column)),
        ("message", Value.Of(d.Message)),
        ("cure", Value.Of(d.Cure)));

    internal sealed record Arguments(ImmutableArray<string> Files, bool Json);
}
