using Playbooks.Core.Actions;

namespace Playbooks.Engine.Actions;

/// <summary>Looks only; the engine repeats it freely, also after a crash.</summary>
public interface IReadAction : IAction
{
    /// <summary>Never throws for what a provider answers: that is an outcome. Cancellation stops this worker, not the run.</summary>
    Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token);
}
