using Playbooks.Connectors.Tests.Actions;
using Playbooks.Core.Actions;
using Playbooks.Sandbox.Faults;

namespace Playbooks.Connectors.Tests.Entra.Actions;

/// <summary>The promises of every action of Entra that changes or destroys; an action without a row in <see cref="EntraChangeRows"/> fails here.</summary>
public class EntraChangeContractTests
{
    private static readonly Dictionary<string, (int Status, string Ours)> Usual = new()
    {
        ["Request_ResourceNotFound"] = (404, "not-found"),
        ["Request_MultipleObjectsWithSameKeyValue"] = (409, "already-exists"),
        ["Directory_ConcurrencyViolation"] = (409, "temporarily-unmodifiable"),
        ["Request_BadRequest"] = (400, "invalid-request"),
        ["Authorization_RequestDenied"] = (403, "not-permitted"),
    };

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public static TheoryData<int, string> Rows
    {
        get
        {
            var rows = new TheoryData<int, string>();
            foreach (var (n, row) in EntraChangeRows.All.Index())
            {
                rows.Add(n, row.Title);
            }

            return rows;
        }
    }

    [Fact]
    public async Task Every_action_that_changes_or_destroys_is_held_to_its_contract_here()
    {
        await using var entra = await EntraSandbox.StartAsync();

        Assert.Equal(
            entra.Connection.Actions.Select(a => a.Contract).Where(c => c.Effect != Effect.Reads).Select(c => c.Name).Order(StringComparer.Ordinal),
            EntraChangeRows.All.Select(r => r.Uses).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task It_looks_without_changing_acts_once_is_seen_done_and_is_put_back(int number, string title)
    {
        var (row, entra) = await StartAsync(number, title);
        await using var running = entra;
        var (call, contract) = (ActionDriver.Call(row.Uses, row.With(entra)), ContractOf(entra, row));
        var (before, changes) = (State(entra), Changes(entra));

        var survey = await entra.Driver.SurveyAsync(call);

        Assert.Equal((SurveyVerdict.ToDo, changes), (survey.Verdict, Changes(entra)));
        Assert.Equal(contract.Effect == Effect.Changes, survey.Undo is not null);
        Assert.IsType<ActionOutcome.Succeeded>(await PumpAsync(entra, call, survey));
        var after = Changes(entra);
        var again = await entra.Driver.SurveyAsync(call);
        Assert.Equal((SurveyVerdict.Done, after), (again.Verdict, Changes(entra)));
        if (survey.Undo is { } undo)
        {
            Assert.Contains(entra.Connection.Actions, a => a.Contract.Name == undo.Uses && a.Contract.Effect == undo.Effect);
            var back = call with { Uses = undo.Uses, Arguments = undo.With };
            Assert.IsType<ActionOutcome.Succeeded>(await PumpAsync(entra, back, await entra.Driver.SurveyAsync(back)));
            Assert.Equal(before, State(entra));
        }

        Assert.Empty(entra.Violations);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task An_answer_that_is_lost_after_the_effect_doubles_nothing(int number, string title)
    {
        var (row, entra) = await StartAsync(number, title);
        await using var running = entra;
        var call = ActionDriver.Call(row.Uses, row.With(entra));
        var survey = await entra.Driver.SurveyAsync(call);
        entra.Host.AddFault(new FaultRule { Kind = FaultKind.DropAfterEffect, Provider = "entra", Operation = row.Operation });

        var outcome = await PumpAsync(entra, call, survey);

        Assert.True(outcome is ActionOutcome.Succeeded or ActionOutcome.Unknown, $"{outcome}");
        Assert.Equal(SurveyVerdict.Done, (await entra.Driver.SurveyAsync(call)).Verdict);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task What_graph_refuses_is_a_failure_of_the_contract_and_a_limit_is_waited_for(int number, string title)
    {
        var (row, entra) = await StartAsync(number, title);
        await using var running = entra;
        var (call, contract) = (ActionDriver.Call(row.Uses, row.With(entra)), ContractOf(entra, row));
        var survey = await entra.Driver.SurveyAsync(call);
        foreach (var (stated, (status, usual)) in Usual)
        {
            var expected = row.Refusals.GetValueOrDefault(stated) ?? usual;
            entra.Host.AddFault(new FaultRule { Kind = FaultKind.Refuse, Provider = "entra", Operation = row.Operation, Status = status, Code = stated });
            var code = Code(await PumpAsync(entra, call, survey));
            Assert.Equal((stated, expected), (stated, code));
            Assert.True(code == "succeeded" || contract.Failures.Any(f => f.Code == code), $"{contract.Name} does not name {code}");
        }

        entra.Host.AddFault(new FaultRule { Kind = FaultKind.TooManyRequests, Provider = "entra", Operation = row.Operation, Seconds = Pause.TotalSeconds });
        Assert.IsType<ActionOutcome.Succeeded>(await PumpAsync(entra, call, survey));
        Assert.Equal(SurveyVerdict.Done, (await entra.Driver.SurveyAsync(call)).Verdict);
    }

    /// <summary>The action's own waiting goes by the clock of the test, which goes on while it waits.</summary>
    private static async Task<ActionOutcome> PumpAsync(EntraSandbox entra, Call call, Survey survey)
    {
        var acting = entra.Driver.PerformAsync(call, survey);
        while (await Task.WhenAny(acting, entra.Time.WaitingFor(Pause)) != acting)
        {
            entra.Time.Advance(Pause);
        }

        return await acting;
    }

    private static async Task<(EntraChangeRow Row, EntraSandbox Entra)> StartAsync(int number, string title)
    {
        var row = EntraChangeRows.All[number];
        Assert.Equal(title, row.Title);
        var entra = await EntraSandbox.StartAsync();
        await row.Arrange(entra);
        entra.Driver.Scope = new ScopeForTests(entra.Time);
        return (row, entra);
    }

    private static ActionContract ContractOf(EntraSandbox entra, EntraChangeRow row) => entra.Connection.Actions.Select(a => a.Contract).Single(c => c.Name == row.Uses);

    private static string State(EntraSandbox entra) => entra.Host.State().ToJsonString();

    private static int Changes(EntraSandbox entra) => entra.Host.Audit.Count(e => e.Changes);

    private static string Code(ActionOutcome outcome) => outcome switch
    {
        ActionOutcome.Succeeded => "succeeded",
        ActionOutcome.FailedFinal failed => failed.Code,
        ActionOutcome.FailedRetryable failed => failed.Code,
        ActionOutcome.Refused refused => refused.Code,
        _ => $"{outcome}",
    };
}
