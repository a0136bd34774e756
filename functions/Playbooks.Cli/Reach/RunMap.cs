using Playbooks.Cli.Terminals;
using Playbooks.Core.Reports.Reach;

namespace Playbooks.Cli.Reach;

/// <summary>The map that a run has made.</summary>
internal static class RunMap
{
    public static async Task<(MappedReach? Mapped, int Code)> ReadAsync(string run, string store, Terminal terminal, CancellationToken token)
    {
        using var workspace = new Workspace(store, TimeProvider.System);
        if (await workspace.Store.ReplayAsync(run, token) is not { Lines: { } lines })
        {
            terminal.Error.WriteLine($"There is no run '{run}' in {workspace.Place}. 'playbook runs list' shows those that are.");
            return (null, ExitCode.WrongCall);
        }

        if (MappedReach.Of(lines) is { } mapped)
        {
            return (mapped, ExitCode.Ok);
        }

        terminal.Error.WriteLine($"Run '{run}' has made no map yet: no step that uses reach.map has succeeded.");
        return (null, ExitCode.No);
    }
}
