using Playbooks.Core.Actions;
using Playbooks.Sandbox.Faults;

namespace Playbooks.Connectors.Tests.Actions;

/// <summary>What every change of a cloud promises, held for one action on one sandbox.</summary>
internal sealed class ChangePromises<TCloud>(TCloud cloud, ChangeRow<TCloud> row)
    where TCloud : IChangedCloud
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Call call = ActionDriver.Call(row.Uses, row.With(cloud));

    public static async Task<ChangePromises<TCloud>> OfAsync(TCloud cloud, ChangeRow<TCloud> row)
    {
        await row.Arrange(cloud);
        cloud.Driver.Scope = new ScopeForTests(cloud.Time);
        return new ChangePromises<TCloud>(cloud, row);
    }

    /// <summary>A row for every action that changes or destroys, and no other.</summary>
    public static void AreAskedOfAll(TCloud cloud, IEnumerable<ChangeRow<TCloud>> rows) => Assert.Equal(
        cloud.Actions.Select(a => a.Contract).Where(c => c.Effect != Effect.Reads).Select(c => c.Name).Order(StringComparer.Ordinal),
        rows.Select(r => r.Uses).Distinct().Order(StringComparer.Ordinal));

    public async Task ItLooksActsOnceIsSeenDoneAndIsPutBackAsync()
    {
        var (before, changes) = (State(), Changes());

        var survey = await cloud.Driver.SurveyAsync(call);

        Assert.Equal((SurveyVerdict.ToDo, changes), (survey.Verdict, Changes()));
        Assert.Equal(Contract().Effect == Effect.Changes, survey.Undo is not null);
        Assert.IsType<ActionOutcome.Succeeded>(await PumpAsync(call, survey));
        var after = Changes();
        var again = await cloud.Driver.SurveyAsync(call);
        Assert.Equal((SurveyVerdict.Done, after), (again.Verdict, Changes()));
        if (row.HasUndo && survey.Undo is { } undo)
        {
            Assert.Contains(cloud.Actions, a => a.Contract.Name == undo.Uses && a.Contract.Effect == undo.Effect);
            var back = call with { Uses = undo.Uses, Arguments = undo.With };
            Assert.IsType<ActionOutcome.Succeeded>(await PumpAsync(back, await cloud.Driver.SurveyAsync(back)));
            Assert.Equal(before, State());
        }

        Assert.Empty(cloud.Violations);
    }

    public async Task ALostAnswerDoublesNothingAsync()
    {
        var survey = await cloud.Driver.SurveyAsync(call);
        cloud.Host.AddFault(Fault(FaultKind.DropAfterEffect));

        var outcome = await PumpAsync(call, survey);

        Assert.True(outcome is ActionOutcome.Succeeded or ActionOutcome.Unknown, $"{outcome}");
        Assert.Equal(SurveyVerdict.Done, (await cloud.Driver.SurveyAsync(call)).Verdict);
    }

    public async Task ARefusalIsAFailureOfTheContractAndALimitIsWaitedForAsync()
    {
        var survey = await cloud.Driver.SurveyAsync(call);
        foreach (var (stated, (status, usual)) in cloud.Refusals)
        {
            var expected = row.Refusals.GetValueOrDefault(stated) ?? usual;
            cloud.Host.AddFault(Fault(FaultKind.Refuse) with { Status = status, Code = stated });
            var code = Code(await PumpAsync(call, survey));
            Assert.Equal((stated, expected), (stated, code));
            Assert.True(code == "succeeded" || Contract().Failures.Any(f => f.Code == code), $"{row.Uses} does not name {code}");
        }

        cloud.Host.AddFault(Fault(FaultKind.TooManyRequests) with { Seconds = Pause.TotalSeconds });
        Assert.IsType<ActionOutcome.Succeeded>(await PumpAsync(call, survey));
        Assert.Equal(SurveyVerdict.Done, (await cloud.Driver.SurveyAsync(call)).Verdict);
    }

    /// <summary>The action's own waiting goes by the clock of the test, which goes on while it waits.</summary>
    private async Task<ActionOutcome> PumpAsync(Call asked, Survey survey)
    {
        var acting = cloud.Driver.PerformAsync(asked, survey);
        while (await Task.WhenAny(acting, cloud.Time.WaitingFor(Pause)) != acting)
        {
            cloud.Time.Advance(Pause);
        }

        return await acting;
    }

    private FaultRule Fault(FaultKind kind) => new() { Kind = kind, Provider = cloud.Provider, Operation = row.Operation };

    private ActionContract Contract() => cloud.Actions.Select(a => a.Contract).Single(c => c.Name == row.Uses);

    private string State() => cloud.Host.State().ToJsonString();

    private int Changes() => cloud.Host.Audit.Count(e => e.Changes);

    private static string Code(ActionOutcome outcome) => outcome switch
    {
        ActionOutcome.Succeeded => "succeeded",
        ActionOutcome.FailedFinal failed => failed.Code,
        ActionOutcome.FailedRetryable failed => failed.Code,
        ActionOutcome.Refused refused => refused.Code,
        _ => $"{outcome}",
    };
}
