using System.CommandLine;
using Playbooks.Cli.Terminals;

namespace Playbooks.Cli.Runs;

/// <summary><c>playbook runs</c>: what runs there are and what people ask of them.</summary>
internal static class RunsCommand
{
    internal static Command Build(Terminal terminal) => new("runs", "List, show, watch, resume, cancel and amend runs.")
    {
        RunsList.Build(terminal),
        RunsShow.Build(terminal),
        RunsWatch.Build(terminal),
        Asking.Cancel(terminal),
        Asking.Retry(terminal),
        Asking.Resolve(terminal),
        AcceptCommand.Build(terminal),
        Asking.Amend(terminal),
    };
}
