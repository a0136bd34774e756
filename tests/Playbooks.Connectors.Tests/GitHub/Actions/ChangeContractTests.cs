using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Values;
using Playbooks.Sandbox.Faults;

namespace Playbooks.Connectors.Tests.GitHub.Actions;

/// <summary>The promises of every action that changes or destroys; an action without a row in <see cref="ChangeRows"/> fails here.</summary>
public class ChangeContractTests
{
    private static readonly Dictionary<int, string> Usual = new() { [404] = "not-found-or-not-permitted", [409] = "conflict", [422] = "invalid-request" };

    /// <summary>Whatever an action touches, the tenant file can keep it from doing so.</summary>
    private static readonly ImmutableArray<string> Guarded = ["github:acme"];

    public static TheoryData<string> Rows => [.. ChangeRows.All.Select(r => r.Title)];

    [Fact]
    public async Task Every_action_that_changes_or_destroys_is_held_to_its_contract_here()
    {
        await using var github = await SandboxGitHub.StartAsync();

        Assert.Equal(
            github.Contracts.Where(c => c.Effect != Effect.Reads).Select(c => c.Name).Order(StringComparer.Ordinal),
            ChangeRows.All.Select(r => r.Uses).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task It_looks_without_changing_acts_once_is_seen_done_and_is_put_back(string title)
    {
        var (row, github, with) = await StartAsync(title);
        await using var running = github;
        var contract = github.Contracts.Single(c => c.Name == row.Uses);
        var (before, changes) = (github.Host.State().ToJsonString(), Changes(github));

        var survey = await github.SurveyAsync(row.Uses, with);

        Assert.Equal((SurveyVerdict.ToDo, changes), (survey.Verdict, Changes(github)));
        Assert.Equal(contract.Effect == Effect.Changes && row.HasUndo, survey.Undo is not null);
        Assert.NotNull(SelfLockout.Of(survey, Guarded));
        await github.PerformAsync(row.Uses, with, row.Pause);
        if (row.IsSeen)
        {
            await SeenDoneAsync(github, row, with, before);
        }

        if (survey.Undo is { } undo)
        {
            Assert.Contains(github.Contracts, c => c.Name == undo.Uses && c.Effect == undo.Effect);
            await github.PerformAsync(undo.Uses, PlainJson.Write(undo.With), row.Pause);
            Assert.Equal(before, github.Host.State().ToJsonString());
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task An_answer_that_is_lost_after_the_effect_doubles_nothing(string title)
    {
        var (row, github, with) = await StartAsync(title);
        await using var running = github;
        var survey = await github.SurveyAsync(row.Uses, with);
        var earlier = Acted(github, row);
        github.Host.AddFault(new FaultRule { Kind = FaultKind.DropAfterEffect, Operation = row.Operation });

        var outcome = await github.PumpAsync(row.Uses, with, survey, row.Pause);

        Assert.True(outcome is ActionOutcome.Succeeded or ActionOutcome.Unknown, $"{outcome}");
        if (outcome is ActionOutcome.Unknown)
        {
            Assert.Equal(earlier + 1, Acted(github, row));
        }

        var verdict = (await github.SurveyAsync(row.Uses, with)).Verdict;
        Assert.True(!row.IsSeen || verdict is SurveyVerdict.Done || (verdict is SurveyVerdict.Unclear or SurveyVerdict.Partial && outcome is not ActionOutcome.Succeeded), $"{verdict} after {outcome}");
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task What_github_refuses_is_a_failure_of_the_contract_and_a_limit_is_waited_for(string title)
    {
        var (row, github, with) = await StartAsync(title);
        await using var running = github;
        var contract = github.Contracts.Single(c => c.Name == row.Uses);
        var survey = await github.SurveyAsync(row.Uses, with);
        foreach (var (status, usual) in Usual)
        {
            var expected = row.Refusals.GetValueOrDefault(status) ?? usual;
            if (expected == "succeeded")
            {
                continue;
            }

            github.Host.AddFault(new FaultRule { Kind = FaultKind.Refuse, Operation = row.Operation, Status = status });
            var code = Code(await github.PumpAsync(row.Uses, with, survey, row.Pause));
            Assert.Equal((status, expected), (status, code));
            Assert.Contains(contract.Failures, f => f.Code == code);
        }

        var earlier = Acted(github, row);
        github.Host.AddFault(new FaultRule { Kind = FaultKind.TooManyRequests, Operation = row.Operation, Seconds = row.Pause.TotalSeconds });
        Assert.IsType<ActionOutcome.Succeeded>(await github.PumpAsync(row.Uses, with, survey, row.Pause));
        Assert.Equal(earlier + 1, Acted(github, row));
    }

    private static async Task<(ChangeRow Row, SandboxGitHub GitHub, string With)> StartAsync(string title)
    {
        var row = ChangeRows.All.Single(r => r.Title == title);
        var github = await SandboxGitHub.StartAsync();
        await row.Arrange(github);
        return (row, github, row.With(github));
    }

    private static async Task SeenDoneAsync(SandboxGitHub github, ChangeRow row, string with, string before)
    {
        Assert.NotEqual(before, github.Host.State().ToJsonString());
        var changes = Changes(github);
        var after = await github.SurveyAsync(row.Uses, with);
        Assert.Equal((SurveyVerdict.Done, null, changes), (after.Verdict, after.Undo, Changes(github)));
    }

    private static int Acted(SandboxGitHub github, ChangeRow row) => github.Host.Audit.Count(e => e.Operation == row.Operation && e.Status is >= 200 and < 300);

    private static int Changes(SandboxGitHub github) => github.Host.Audit.Count(e => e.Changes);

    private static string Code(ActionOutcome outcome) => outcome switch
    {
        ActionOutcome.FailedFinal failed => failed.Code,
        ActionOutcome.FailedRetryable failed => failed.Code,
        ActionOutcome.Refused refused => refused.Code,
        _ => $"{outcome}",
    };
}
