using Playbooks.Core.Actions;
using Playbooks.Sandbox.Faults;

namespace Playbooks.Connectors.Tests.GitHub.Actions;

public class DispatchTests
{
    private const string Uses = "github.dispatch-workflow";
    private const string With = """{"repository":"acme/web","workflow":"ci.yml","ref":"main","inputs":{}}""";

    [Fact]
    public async Task A_dispatched_run_is_waited_for_and_recorded_before_and_after()
    {
        await using var github = await SandboxGitHub.StartAsync();

        var output = await github.PerformAsync(Uses, With, TimeSpan.FromSeconds(10));

        Assert.Equal("success", output.GetText("conclusion"));
        Assert.Equal(["dispatching", "dispatched"], github.Scope.Marks.Select(m => m.Name));
        Assert.Equal(output.Get("run"), github.Scope.Marks[1].Data.Get("run"));
    }

    [Fact]
    public async Task An_attempt_that_knows_its_run_waits_for_it_and_starts_no_other()
    {
        await using var github = await SandboxGitHub.StartAsync();
        var first = await github.PerformAsync(Uses, With, TimeSpan.FromSeconds(10));

        Assert.Equal(SurveyVerdict.Partial, (await github.SurveyAsync(Uses, With)).Verdict);
        Assert.Equal(first, await github.PerformAsync(Uses, With, TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task A_lost_answer_is_unknown_and_the_run_that_it_was_about_is_found_and_waited_for()
    {
        await using var github = await SandboxGitHub.StartAsync();
        github.Host.AddFault(new FaultRule { Kind = FaultKind.DropAfterEffect, Operation = "actions/create-workflow-dispatch" });

        var outcome = await github.TryPerformAsync(Uses, With, await github.SurveyAsync(Uses, With));

        Assert.IsType<ActionOutcome.Unknown>(outcome);
        Assert.Equal(SurveyVerdict.Partial, (await github.SurveyAsync(Uses, With)).Verdict);
        github.Time.Advance(TimeSpan.FromHours(1));
        var output = await github.PerformAsync(Uses, With, TimeSpan.FromSeconds(10));
        Assert.Equal("success", output.GetText("conclusion"));
        Assert.Equal(("dispatched", output.Get("run")), (github.Scope.Marks[^1].Name, github.Scope.Marks[^1].Data.Get("run")));
        Assert.Single(github.Host.Audit, entry => entry.Operation == "actions/create-workflow-dispatch");
    }

    [Fact]
    public async Task Where_two_runs_may_be_the_lost_one_a_person_decides()
    {
        await using var github = await SandboxGitHub.StartAsync();
        await github.PerformAsync(Uses, With, TimeSpan.FromSeconds(10));
        github.Scope.Marks = [];
        github.Host.AddFault(new FaultRule { Kind = FaultKind.DropAfterEffect, Operation = "actions/create-workflow-dispatch" });
        Assert.IsType<ActionOutcome.Unknown>(await github.TryPerformAsync(Uses, With, await github.SurveyAsync(Uses, With)));

        Assert.Equal(SurveyVerdict.Unclear, (await github.SurveyAsync(Uses, With)).Verdict);
    }

    [Fact]
    public async Task A_request_that_never_had_an_effect_is_to_do_again_once_no_run_can_appear_any_more()
    {
        await using var github = await SandboxGitHub.StartAsync();
        github.Host.AddFault(new FaultRule { Kind = FaultKind.Drop, Operation = "actions/create-workflow-dispatch" });

        Assert.IsType<ActionOutcome.Unknown>(await github.TryPerformAsync(Uses, With, await github.SurveyAsync(Uses, With)));
        Assert.Equal(TimeSpan.FromSeconds(30), Assert.IsType<ActionOutcome.FailedRetryable>(await github.FailedSurveyAsync(Uses, With)).Wait);
        github.Time.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(SurveyVerdict.ToDo, (await github.SurveyAsync(Uses, With)).Verdict);
    }

    [Fact]
    public async Task A_workflow_without_the_trigger_is_refused_and_may_be_tried_again()
    {
        await using var github = await SandboxGitHub.StartAsync();
        const string Docs = """{"repository":"acme/web","workflow":"docs.yml","ref":"main"}""";

        var outcome = await github.TryPerformAsync(Uses, Docs, await github.SurveyAsync(Uses, Docs));

        Assert.Equal("invalid-request", Assert.IsType<ActionOutcome.FailedFinal>(outcome).Code);
        Assert.Equal(SurveyVerdict.ToDo, (await github.SurveyAsync(Uses, Docs)).Verdict);
    }
}
