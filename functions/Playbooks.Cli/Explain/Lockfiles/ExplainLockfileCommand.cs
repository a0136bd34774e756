using System.CommandLine;

namespace Playbooks.Cli.Explain.Lockfiles;

/// <summary><c>playbook explain lockfile FILE --package PURL [--json]</c>.</summary>
internal static class ExplainLockfileCommand
{
    internal static Command Build(TextWriter output, TextWriter error)
    {
        var file = new Argument<FileInfo>("file") { Description = "A lockfile; its name decides how it is read." };
        var package = new Option<string>("--package") { Description = "The package, as pkg:npm/%40scope/name; with @version only that version.", Required = true };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("lockfile", "Which versions of a package a lockfile fixes, and what it cannot tell.") { file, package, json };
        command.SetAction(parsed => LockfileReport.Run(parsed.GetRequiredValue(file), parsed.GetRequiredValue(package), parsed.GetValue(json), output, error));
        return command;
    }
}
