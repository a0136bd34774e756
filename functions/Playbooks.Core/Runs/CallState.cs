using Playbooks.Core.Actions;

namespace Playbooks.Core.Runs;

/// <summary>A call that is read, or whose target is surveyed, before the plan is made.</summary>
/// <param name="Attempts">Finished ones.</param>
/// <param name="RetryAt">Not before then; null when it may go at once or is over.</param>
public sealed record CallState(Call Call, int Attempts = 0, ActionOutcome? Outcome = null, Survey? Survey = null, DateTimeOffset? RetryAt = null)
{
    public bool IsOver => Survey is not null || (Outcome is not null && RetryAt is null);
}
