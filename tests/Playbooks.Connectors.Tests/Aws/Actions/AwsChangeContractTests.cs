using Playbooks.Connectors.Tests.Actions;
using Playbooks.Core.Actions;
using Playbooks.Sandbox.Faults;

namespace Playbooks.Connectors.Tests.Aws.Actions;

/// <summary>The promises of every action of AWS that changes or destroys; an action without a row in <see cref="AwsChangeRows"/> fails here.</summary>
public class AwsChangeContractTests
{
    private static readonly Dictionary<string, (int Status, string Ours)> Usual = new()
    {
        ["NoSuchEntity"] = (404, "not-found"),
        ["LimitExceeded"] = (409, "limit-exceeded"),
        ["ConcurrentModification"] = (409, "temporarily-unmodifiable"),
        ["MalformedPolicyDocument"] = (400, "invalid-request"),
        ["UnmodifiableEntity"] = (400, "unmodifiable"),
        ["AccessDenied"] = (403, "not-permitted"),
    };

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public static TheoryData<int, string> Rows
    {
        get
        {
            var rows = new TheoryData<int, string>();
            foreach (var (n, row) in AwsChangeRows.All.Index())
            {
                rows.Add(n, row.Title);
            }

            return rows;
        }
    }

    [Fact]
    public async Task Every_action_that_changes_or_destroys_is_held_to_its_contract_here()
    {
        await using var aws = await AwsSandbox.StartAsync();

        Assert.Equal(
            aws.Connection.Actions.Select(a => a.Contract).Where(c => c.Effect != Effect.Reads).Select(c => c.Name).Order(StringComparer.Ordinal),
            AwsChangeRows.All.Select(r => r.Uses).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task It_looks_without_changing_acts_once_is_seen_done_and_is_put_back(int number, string title)
    {
        var (row, aws) = await StartAsync(number, title);
        await using var running = aws;
        var (call, contract) = (ActionDriver.Call(row.Uses, row.With(aws)), ContractOf(aws, row));
        var (before, changes) = (State(aws), Changes(aws));

        var survey = await aws.Driver.SurveyAsync(call);

        Assert.Equal((SurveyVerdict.ToDo, changes), (survey.Verdict, Changes(aws)));
        Assert.Equal(contract.Effect == Effect.Changes, survey.Undo is not null);
        Assert.IsType<ActionOutcome.Succeeded>(await PumpAsync(aws, call, survey));
        var after = Changes(aws);
        var again = await aws.Driver.SurveyAsync(call);
        Assert.Equal((SurveyVerdict.Done, after), (again.Verdict, Changes(aws)));
        if (row.HasUndo && survey.Undo is { } undo)
        {
            Assert.Contains(aws.Connection.Actions, a => a.Contract.Name == undo.Uses && a.Contract.Effect == undo.Effect);
            var back = call with { Uses = undo.Uses, Arguments = undo.With };
            Assert.IsType<ActionOutcome.Succeeded>(await PumpAsync(aws, back, await aws.Driver.SurveyAsync(back)));
            Assert.Equal(before, State(aws));
        }

        Assert.Empty(aws.Violations);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task An_answer_that_is_lost_after_the_effect_doubles_nothing(int number, string title)
    {
        var (row, aws) = await StartAsync(number, title);
        await using var running = aws;
        var call = ActionDriver.Call(row.Uses, row.With(aws));
        var survey = await aws.Driver.SurveyAsync(call);
        aws.Host.AddFault(new FaultRule { Kind = FaultKind.DropAfterEffect, Provider = "aws", Operation = row.Operation });

        var outcome = await PumpAsync(aws, call, survey);

        Assert.True(outcome is ActionOutcome.Succeeded or ActionOutcome.Unknown, $"{outcome}");
        Assert.Equal(SurveyVerdict.Done, (await aws.Driver.SurveyAsync(call)).Verdict);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task What_aws_refuses_is_a_failure_of_the_contract_and_a_limit_is_waited_for(int number, string title)
    {
        var (row, aws) = await StartAsync(number, title);
        await using var running = aws;
        var (call, contract) = (ActionDriver.Call(row.Uses, row.With(aws)), ContractOf(aws, row));
        var survey = await aws.Driver.SurveyAsync(call);
        foreach (var (stated, (status, usual)) in Usual)
        {
            var expected = row.Refusals.GetValueOrDefault(stated) ?? usual;
            aws.Host.AddFault(new FaultRule { Kind = FaultKind.Refuse, Provider = "aws", Operation = row.Operation, Status = status, Code = stated });
            var code = Code(await PumpAsync(aws, call, survey));
            Assert.Equal((stated, expected), (stated, code));
            Assert.True(code == "succeeded" || contract.Failures.Any(f => f.Code == code), $"{contract.Name} does not name {code}");
        }

        aws.Host.AddFault(new FaultRule { Kind = FaultKind.TooManyRequests, Provider = "aws", Operation = row.Operation, Seconds = Pause.TotalSeconds });
        Assert.IsType<ActionOutcome.Succeeded>(await PumpAsync(aws, call, survey));
        Assert.Equal(SurveyVerdict.Done, (await aws.Driver.SurveyAsync(call)).Verdict);
    }

    /// <summary>The action's own waiting goes by the clock of the test, which goes on while it waits.</summary>
    private static async Task<ActionOutcome> PumpAsync(AwsSandbox aws, Call call, Survey survey)
    {
        var acting = aws.Driver.PerformAsync(call, survey);
        while (await Task.WhenAny(acting, aws.Time.WaitingFor(Pause)) != acting)
        {
            aws.Time.Advance(Pause);
        }

        return await acting;
    }

    private static async Task<(AwsChangeRow Row, AwsSandbox Aws)> StartAsync(int number, string title)
    {
        var row = AwsChangeRows.All[number];
        Assert.Equal(title, row.Title);
        var aws = await AwsSandbox.StartAsync();
        await row.Arrange(aws);
        aws.Driver.Scope = new ScopeForTests(aws.Time);
        return (row, aws);
    }

    private static ActionContract ContractOf(AwsSandbox aws, AwsChangeRow row) => aws.Connection.Actions.Select(a => a.Contract).Single(c => c.Name == row.Uses);

    private static string State(AwsSandbox aws) => aws.Host.State().ToJsonString();

    private static int Changes(AwsSandbox aws) => aws.Host.Audit.Count(e => e.Changes);

    private static string Code(ActionOutcome outcome) => outcome switch
    {
        ActionOutcome.Succeeded => "succeeded",
        ActionOutcome.FailedFinal failed => failed.Code,
        ActionOutcome.FailedRetryable failed => failed.Code,
        ActionOutcome.Refused refused => refused.Code,
        _ => $"{outcome}",
    };
}
