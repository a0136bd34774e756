using Playbooks.Core.Journals;
using Playbooks.Core.Runs;

namespace Playbooks.Engine.Runs;

/// <summary>Sees what happens once it is durable. Never called while a run is replayed.</summary>
public interface IRunObserver
{
    /// <param name="lines">The whole journal so far.</param>
    /// <param name="from">Index of the first line that is new.</param>
    void Appended(IReadOnlyList<JournalLine> lines, int from, Run run);
}
