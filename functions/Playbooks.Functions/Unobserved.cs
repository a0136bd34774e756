using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Engine.Runs;

namespace Playbooks.Functions;

/// <summary>Nobody looks on; the journal tells it all.</summary>
internal sealed class Unobserved : IRunObserver
{
    public void Appended(IReadOnlyList<JournalLine> lines, int from, Run run)
    {
    }
}
