using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Engine.Runs;

namespace Playbooks.Cli.Runs;

/// <summary>Several observers as one, told in order.</summary>
internal sealed class Observers(params IReadOnlyList<IRunObserver> all) : IRunObserver
{
    public void Appended(IReadOnlyList<JournalLine> lines, int from, Run run)
    {
        foreach (var observer in all)
        {
            observer.Appended(lines, from, run);
        }
    }
}
