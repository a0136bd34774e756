using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Benchmarks.Engine;

/// <summary>A change that always finds something to do and does it at once.</summary>
internal sealed class IdleAction(Func<string, Task> performing) : IChangeAction
{
    public const string Name = "benchmark.idle";

    public ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Does nothing.",
        Provider = "benchmark",
        Effect = Effect.Changes,
        Inputs = [new Parameter("n", ValueType.Int, true, "")],
        Output = ValueType.Any,
        Idempotency = "Nothing done twice is nothing done.",
    };

    public Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token) =>
        Task.FromResult<SurveyOutcome>(new SurveyOutcome.Surveyed(new Survey
        {
            Target = call.Id,
            State = Value.False,
            Verdict = SurveyVerdict.ToDo,
            Change = "idles",
            Undo = new UndoCall(Name, "benchmark", Effect.Changes, call.Arguments),
        }));

    public async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        await performing(scope.RunId);
        return new ActionOutcome.Succeeded(Value.EmptyMap);
    }
}
