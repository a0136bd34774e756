using Playbooks.Core.Actions;

namespace Playbooks.Core.Reports.Journal;

/// <summary>One reading call, or the look at the target of a changing one.</summary>
internal sealed class CallStory(Call call)
{
    public Call Call => call;

    public int Attempts { get; private set; }

    public DateTimeOffset? At { get; private set; }

    /// <summary>Of a read, or of a survey that failed; null after a survey that went well.</summary>
    public ActionOutcome? Outcome { get; private set; }

    public void Add(int attempt, ActionOutcome? outcome, DateTimeOffset at) => (Attempts, Outcome, At) = (attempt, outcome, at);
}
