using Playbooks.Core.Actions;

namespace Playbooks.Engine.Actions;

/// <summary>Changes or destroys. The engine surveys when it plans, surveys again just before it performs, and surveys after a crash.</summary>
public interface IChangeAction : IAction
{
    /// <summary>
    /// Looks at the target without changing it. <see cref="IActionScope.Marks"/> holds what an interrupted attempt recorded, so that
    /// the verdict can tell "done", "not begun" and "partly done" apart. Equal situations must give an equal <see cref="Survey.State"/>.
    /// </summary>
    Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token);

    /// <summary>
    /// Performs the change. The engine has journaled that it starts. A lost answer is <see cref="ActionOutcome.Unknown"/>. An action with
    /// several effects journals a mark before and after each and continues from the marks it finds.
    /// </summary>
    Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token);
}
