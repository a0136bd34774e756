using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Tests.Actions;

/// <summary>Surveys and performs actions as the engine does, with no run around them.</summary>
internal sealed class ActionDriver(IEnumerable<IAction> actions, TimeProvider time)
{
    private readonly Catalog catalog = new(actions);

    public ScopeForTests Scope { get; set; } = new(time);

    public static Call Call(string uses, params (string Name, Value Value)[] with) =>
        new("call-1", "step", uses, uses.Split('.')[0], Effect.Changes, Value.MapOf(with), null);

    public async Task<Survey> SurveyAsync(Call call) => Is<SurveyOutcome.Surveyed>(await LookAsync(call)).Survey;

    public async Task<ActionOutcome> SurveyFailsAsync(Call call) => Assert.IsType<SurveyOutcome.Failed>(await LookAsync(call)).Why;

    public Task<SurveyOutcome> LookAsync(Call call) => Change(call).SurveyAsync(call, Scope, CancellationToken.None);

    public async Task<ActionOutcome> PerformAsync(Call call, Survey survey) => await Change(call).PerformAsync(call, survey, Scope, CancellationToken.None);

    /// <summary>Surveys, performs, and hands back what came out and what undoes it.</summary>
    public async Task<(Value Output, Call? Undo)> DoAsync(Call call)
    {
        var survey = await SurveyAsync(call);
        Assert.Equal(SurveyVerdict.ToDo, survey.Verdict);
        var done = Is<ActionOutcome.Succeeded>(await PerformAsync(call, survey));
        return (done.Output, survey.Undo is { } undo ? call with { Uses = undo.Uses, Arguments = undo.With } : null);
    }

    public async Task<Value> ReadAsync(Call call) => Is<ActionOutcome.Succeeded>(await LookUpAsync(call)).Output;

    public Task<ActionOutcome> LookUpAsync(Call call) => Assert.IsAssignableFrom<IReadAction>(catalog.Find(call.Uses)).ReadAsync(call, Scope, CancellationToken.None);

    private IChangeAction Change(Call call) => Assert.IsAssignableFrom<IChangeAction>(catalog.Find(call.Uses));

    /// <summary>As the assertion of xunit, which does not say what was there instead.</summary>
    private static T Is<T>(object outcome)
    {
        Assert.True(outcome is T, $"{outcome}");
        return (T)outcome;
    }
}
