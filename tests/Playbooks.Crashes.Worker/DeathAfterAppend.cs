using System.Diagnostics;
using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Engine.Runs;

namespace Playbooks.Crashes.Worker;

/// <summary>
/// Kills this process (SIGKILL: nothing is flushed, closed or told) right after an append that holds an event which no life before died of: each
/// of some events of an undisturbed drill, and of what only dying brings about the first of its kind.
/// </summary>
/// <param name="points">A file with one line for each event of an undisturbed drill to die of.</param>
/// <param name="deaths">A file with one line for each event that a life died of.</param>
internal sealed class DeathAfterAppend(string points, string deaths) : IRunObserver
{
    private readonly HashSet<string> calm = [.. File.ReadAllLines(points)];
    private readonly HashSet<string> used = [.. File.ReadAllLines(deaths)];
    private readonly JournalPoints names = new();
    private int named;

    public void Appended(IReadOnlyList<JournalLine> lines, int from, Run run)
    {
        var happened = lines.Skip(named).Select(line => names.Next(line.Event)).ToList();
        var fresh = happened.Skip(from - named).Where(point => point.Number == 1 || calm.Contains($"{point}")).Select(point => $"{point}").Where(used.Add).ToList();
        named = lines.Count;
        if (fresh.Count > 0)
        {
            // The page cache outlives the process, so a plain write is there for the next life.
            File.AppendAllLines(deaths, fresh);
            using var self = Process.GetCurrentProcess();
            self.Kill();
            self.WaitForExit();
        }
    }
}
