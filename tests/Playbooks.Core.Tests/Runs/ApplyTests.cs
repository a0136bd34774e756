using Playbooks.Core.Actions;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Runs;

namespace Playbooks.Core.Tests.Runs;

public sealed class ApplyTests
{
    private static readonly ActionOutcome Broken = new ActionOutcome.FailedFinal("broken", "it broke");

    private static readonly ActionOutcome Waits = new ActionOutcome.FailedRetryable("in-grace", "kept", TimeSpan.FromHours(24), IsWait: true);

    [Fact]
    public void A_run_goes_from_stage_to_stage_and_reports_after_each()
    {
        var story = Story.Of(Books.Of(Books.Stage("contain", Books.Change("disable")), Books.Stage("restore", Books.Read("look"))));
        story.Looking().Acting().Reporting().Looking().Reporting();

        Assert.Equal(RunOutcome.Completed, story.Current.Outcome);
        Assert.Equal(3, story.Events.Count(e => e is RunEvent.ReportWritten));
        Assert.True(story.Current.IsOver);
    }

    [Fact]
    public void An_action_is_announced_before_it_is_performed()
    {
        var story = Story.Of(Books.Of(Books.Stage("contain", Books.Change("disable")))).Looking();
        Assert.Empty(story.When(new RunInput.FinishAction(story.Agenda.Begin[0].Id, Story.Succeeded(), 0)));

        story.Acting();

        Assert.Single(story.Events.OfType<RunEvent.ActionStarted>());
    }

    [Fact]
    public void No_more_than_the_stages_concurrency_is_begun_at_once()
    {
        var story = Story.Of(Books.Of(Books.Stage("contain", Books.Change("disable", 10)) with { Concurrency = 3 })).Looking();

        var begin = story.Agenda.Begin;
        story.When(new RunInput.Begin([.. begin.Select(action => action.Id)]));

        Assert.Equal(3, begin.Length);
        Assert.Empty(story.Agenda.Begin);
        story.When(new RunInput.FinishAction(begin[0].Id, Story.Succeeded(), 0));
        Assert.Single(story.Agenda.Begin);
    }

    [Fact]
    public void No_more_targets_than_the_stages_concurrency_are_looked_at_at_once()
    {
        var story = Story.Of(Books.Of(Books.Stage("contain", Books.Change("disable", 10)) with { Concurrency = 3 }));

        var first = story.Agenda.Survey;
        story.When(new RunInput.FinishSurvey(first[1].Id, Story.Surveyed(first[1]), 0));

        Assert.Equal(3, first.Length);
        Assert.Equal([first[0].Id, first[2].Id], story.Agenda.Survey.Take(2).Select(call => call.Id));
        Assert.Equal(3, story.Agenda.Survey.Length);
    }

    [Fact]
    public void A_target_that_could_not_be_looked_at_makes_room_until_its_time_has_come()
    {
        var step = Books.Change("disable", 3) with { Retry = new RetryRule(3, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1)) };
        var story = Story.Of(Books.Of(Books.Stage("contain", step) with { Concurrency = 1 }));
        var first = story.Agenda.Survey[0];

        story.When(new RunInput.FinishSurvey(first.Id, new SurveyOutcome.Failed(new ActionOutcome.FailedRetryable("busy", "later")), 0.5));
        Assert.NotEqual(first.Id, Assert.Single(story.Agenda.Survey).Id);
        Assert.Equal(Story.Start.AddSeconds(5), story.Agenda.WakeAt);

        story.After(TimeSpan.FromSeconds(5));
        Assert.Equal(first.Id, Assert.Single(story.Agenda.Survey).Id);
        story.Looking();
        Assert.Equal(3, story.Events.OfType<RunEvent.PlanMade>().Single().Plan.Actions.Length);
    }

    [Fact]
    public void A_drifted_target_voids_the_plan_and_asks_again()
    {
        var story = Story.Of(Books.Of(Books.Stage("contain", Books.Change("disable")).Asking(("security", 1)))).Looking().Approved("sam", "security");
        var first = story.Current.Stage?.Digest;
        story.Acting(_ => new ActionOutcome.Refused(RefusalCode.Drift, "changed")).Looking(survey: call => Story.Surveyed(call, target: "elsewhere"));

        Assert.Equal(StagePhase.Deciding, story.Current.Stage?.Phase);
        Assert.NotEqual(first, story.Current.Stage?.Digest);
        Assert.Equal(2, story.Events.Count(e => e is RunEvent.CheckpointOpened));
    }

    [Fact]
    public void What_was_done_before_a_new_round_is_not_done_twice()
    {
        var story = Story.Of(Books.Of(Books.Stage("contain", Books.Change("disable", 2) with { OnFailure = FailureRule.Continue })));
        var drifted = false;
        story.Looking().Acting(_ =>
        {
            drifted = !drifted;
            return drifted ? Story.Succeeded() : new ActionOutcome.Refused(RefusalCode.Drift, "changed");
        }).Looking().Acting();

        var started = story.Events.OfType<RunEvent.ActionStarted>().GroupBy(e => e.Action).Select(group => group.Count()).Order();
        Assert.Equal([1, 2], started);
    }

    [Fact]
    public void A_retryable_failure_waits_and_is_tried_again_until_the_attempts_are_used_up()
    {
        var step = Books.Change("disable") with { Retry = new RetryRule(3, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1)) };
        var story = Story.Of(Books.Of(Books.Stage("contain", step))).Looking();
        story.Acting(_ => new ActionOutcome.FailedRetryable("busy", "later"));
        Assert.Equal(Story.Start.AddSeconds(5), story.Agenda.WakeAt);

        story.After(TimeSpan.FromSeconds(5)).Acting(_ => new ActionOutcome.FailedRetryable("busy", "later", TimeSpan.FromSeconds(42)));
        Assert.Equal(story.Now.AddSeconds(42), story.Agenda.WakeAt);
        story.After(TimeSpan.FromSeconds(42)).Acting(_ => new ActionOutcome.FailedRetryable("busy", "later"));

        Assert.Equal("action-failed", story.Current.Hold?.Code);
        Assert.Equal(3, story.Events.Count(e => e is RunEvent.ActionStarted));
    }

    [Fact]
    public void An_action_that_only_waits_uses_up_none_of_its_attempts()
    {
        var step = Books.Change("disable") with { Retry = new RetryRule(2, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1)) };
        var story = Story.Of(Books.Of(Books.Stage("contain", step))).Looking();
        story.Acting(_ => new ActionOutcome.FailedRetryable("busy", "later"));
        story.After(TimeSpan.FromSeconds(10)).Acting(_ => Waits);
        Assert.Equal(story.Now.AddHours(24), story.Agenda.WakeAt);

        story.After(TimeSpan.FromHours(24)).Acting(_ => Waits);
        Assert.Equal((1, null), (story.Current.Stage?.Applying.Actions.Values.Single().Failures, story.Current.Hold));
        story.After(TimeSpan.FromHours(24)).Acting();

        Assert.Equal(StageOutcome.Completed, story.Current.Finished[^1].Outcome);
    }

    [Fact]
    public void An_action_of_one_attempt_may_wait()
    {
        var step = Books.Change("disable") with { Retry = new RetryRule(1, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1)) };
        var story = Story.Of(Books.Of(Books.Stage("contain", step))).Looking().Acting(_ => Waits);

        Assert.Equal((Story.Start.AddHours(24), null), (story.Agenda.WakeAt, story.Current.Hold));
        story.After(TimeSpan.FromHours(24)).Acting(_ => new ActionOutcome.FailedRetryable("busy", "later"));
        Assert.Equal("action-failed", story.Current.Hold?.Code);
    }

    [Fact]
    public void An_action_that_only_waits_is_kept_when_its_stage_is_to_stop()
    {
        var step = Books.Change("disable", 2) with { Retry = new RetryRule(1, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1)) };
        var story = Story.Of(Books.Of(Books.Stage("contain", step))).Looking();
        var begun = story.Agenda.Begin;
        story.When(new RunInput.Begin([.. begun.Select(action => action.Id)]));
        story.When(new RunInput.FinishAction(begun[0].Id, Broken, 0));

        story.When(new RunInput.FinishAction(begun[1].Id, Waits, 0));

        var kept = story.Current.Stage?.Applying.Actions[begun[1].Id];
        Assert.Equal((ActionStatus.Waiting, story.Now.AddHours(24), "action-failed"), (kept?.Status, kept?.RetryAt, story.Current.Hold?.Code));
        Assert.DoesNotContain("waits", story.Current.Hold?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_stops_the_stage_and_a_person_may_try_again()
    {
        var story = Story.Of(Books.Of(Books.Stage("contain", Books.Change("disable", 5)) with { Concurrency = 1 })).Looking().Acting(_ => Broken);

        Assert.Equal("action-failed", story.Current.Hold?.Code);
        Assert.Single(story.Events.OfType<RunEvent.ActionStarted>());
        story.When(new RunInput.Retry("sam"));
        story.Looking().Acting();
        Assert.Equal(StageOutcome.Completed, story.Current.Finished[^1].Outcome);
    }

    [Fact]
    public void A_step_that_goes_on_does_not_stop_the_stage()
    {
        var story = Story.Of(Books.Of(Books.Stage("contain", Books.Change("disable", 3) with { OnFailure = FailureRule.Continue }))).Looking();
        var first = true;
        story.Acting(_ =>
        {
            var outcome = first ? Broken : Story.Succeeded();
            first = false;
            return outcome;
        });

        Assert.Equal(StageOutcome.CompletedWithFailures, story.Current.Finished[^1].Outcome);
        Assert.Equal(2, story.Current.Changes.Count);
    }

    [Fact]
    public void Undoing_a_stage_goes_backwards_through_what_it_changed()
    {
        var steps = new[] { Books.Change("one"), Books.Change("two") with { After = ["one"] }, Books.Change("three") with { After = ["two"], OnFailure = FailureRule.UndoStage } };
        var story = Story.Of(Books.Of(Books.Stage("contain", steps))).Looking();
        story.Acting(call => call.Step == "three" ? Broken : Story.Succeeded());

        var undone = story.Events.OfType<RunEvent.UndoPlanned>().Single().Actions.Select(action => action.Call.Uses);
        Assert.Equal(["un-test.two", "un-test.one"], undone);
        Assert.Empty(story.Current.Changes);
        Assert.Equal("stage-undone", story.Current.Hold?.Code);
    }

    [Fact]
    public void A_cancelled_run_finishes_what_is_under_way_and_begins_nothing_more()
    {
        var story = Story.Of(Books.Of(Books.Stage("contain", Books.Change("disable", 3)) with { Concurrency = 1 })).Looking();
        var first = story.Agenda.Begin[0].Id;
        story.When(new RunInput.Begin([first]));
        Assert.DoesNotContain(story.When(new RunInput.Cancel("sam", "false alarm", Undo: false)), e => e is RunEvent.StageFinished);

        story.When(new RunInput.FinishAction(first, Story.Succeeded(), 0));
        story.Reporting();

        Assert.Equal(RunOutcome.Cancelled, story.Current.Outcome);
        Assert.Single(story.Events.OfType<RunEvent.ActionStarted>());
    }

    [Fact]
    public void Cancelling_with_undo_puts_everything_back_first()
    {
        var story = Story.Of(Books.Of(Books.Stage("contain", Books.Change("disable", 3)), Books.Stage("rotate", Books.Change("rotate")).Asking(("security", 1))));
        story.Looking().Acting().Reporting().Looking();
        story.When(new RunInput.Cancel("sam", "false alarm", Undo: true));
        story.Acting().Reporting();

        Assert.Equal(RunOutcome.Cancelled, story.Current.Outcome);
        Assert.Empty(story.Current.Changes);
        Assert.Equal(3, story.Events.OfType<RunEvent.UndoPlanned>().Single().Actions.Length);
    }

    [Fact]
    public void An_amendment_plans_only_the_difference()
    {
        var step = Books.Change("disable") with { ForEach = Books.Text("${{ inputs.targets }}"), With = Books.Change("x", 2).With };
        var book = Books.Of(Books.Stage("contain", step), Books.Stage("rotate", Books.Change("rotate")).Asking(("security", 1))) with
        {
            Inputs = [new InputDeclaration("targets", ValueType.ListOf(ValueType.Int), true, null, "")],
        };
        var story = Story.Of(book, Targets(1, 2)).Looking();
        story.Acting().Reporting().Looking();

        story.When(new RunInput.Amend(Targets(1, 2, 3), "sam", "window widened"));
        story.Looking();

        var plan = story.Events.OfType<RunEvent.PlanMade>().Last().Plan;
        Assert.Single(plan.Actions);
        Assert.Equal(2, plan.Skipped.Length);

        static Core.Values.Value Targets(params long[] numbers) =>
            Core.Values.Value.MapOf(("targets", Core.Values.Value.ListOf(numbers.Select(Core.Values.Value.Of))));
    }

    [Fact]
    public void A_run_that_is_over_absorbs_every_input()
    {
        var story = Story.Of(Books.Of(Books.Stage("map", Books.Read("look")))).Looking().Reporting();
        Assert.True(story.Current.IsOver);

        Assert.Empty(story.When(new RunInput.Cancel("sam", "late", Undo: true)));
        Assert.Empty(story.When(new RunInput.Retry("sam")));
        Assert.Empty(story.When(new RunInput.Begin(["x"])));
    }
}
