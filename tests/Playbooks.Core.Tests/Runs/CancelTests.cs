using Playbooks.Core.Actions;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Runs;

public sealed class CancelTests
{
    private static readonly ActionOutcome Broken = new ActionOutcome.FailedFinal("broken", "it broke");

    private static Story Contained() => Story.Of(Books.Of(
        Books.Stage("contain", Books.Change("disable", 2)), Books.Stage("rotate", Books.Change("rotate")).Asking(("security", 1)))).Looking().Acting();

    [Fact]
    public void Cancelling_with_undo_while_a_report_is_written_puts_everything_back_too()
    {
        var story = Contained();
        Assert.Equal(Paperwork.Report, story.Agenda.Paperwork);

        story.When(new RunInput.Cancel("sam", "false alarm", Undo: true));
        story.Reporting().Acting().Reporting();

        Assert.Equal(RunOutcome.Cancelled, story.Current.Outcome);
        Assert.Empty(story.Current.Changes);
    }

    [Fact]
    public void Cancelling_with_undo_after_the_last_stage_puts_everything_back_too()
    {
        var story = Story.Of(Books.Of(Books.Stage("contain", Books.Change("disable", 2)))).Looking().Acting();

        story.When(new RunInput.Cancel("sam", "false alarm", Undo: true));
        story.Reporting().Acting().Reporting();

        Assert.Equal(RunOutcome.Cancelled, story.Current.Outcome);
        Assert.Empty(story.Current.Changes);
    }

    [Fact]
    public void An_undo_that_failed_is_tried_again_and_the_others_are_not_forgotten()
    {
        var story = Contained().Reporting().Looking();
        story.When(new RunInput.Cancel("sam", "false alarm", Undo: true));
        story.Acting(_ => Broken);
        Assert.Equal("action-failed", story.Current.Hold?.Code);

        story.When(new RunInput.Retry("sam"));
        story.Acting().Reporting();

        Assert.Equal(RunOutcome.Cancelled, story.Current.Outcome);
        Assert.Empty(story.Current.Changes);
    }

    [Fact]
    public void An_amendment_does_not_revive_a_cancelled_run()
    {
        var story = Story.Of(Books.Of(Books.Stage("contain", Books.Change("disable", 3)) with { Concurrency = 1 })).Looking();
        var first = story.Agenda.Begin[0].Id;
        story.When(new RunInput.Begin([first]));
        story.When(new RunInput.Cancel("sam", "false alarm", Undo: false));

        Assert.Empty(story.When(new RunInput.Amend(Value.EmptyMap, "lee", "more is known")));
        story.When(new RunInput.FinishAction(first, Story.Succeeded(), 0));
        story.Reporting();

        Assert.Equal(RunOutcome.Cancelled, story.Current.Outcome);
    }

    [Fact]
    public void An_undo_that_meets_a_changed_target_holds_and_starts_no_stage_anew()
    {
        var story = Contained().Reporting().Looking();
        story.When(new RunInput.Cancel("sam", "false alarm", Undo: true));

        story.Acting(_ => new ActionOutcome.Refused(RefusalCode.Drift, "somebody edited it"));

        Assert.Equal("action-failed", story.Current.Hold?.Code);
        Assert.Equal(2, story.Events.Count(e => e is RunEvent.StageStarted));
    }

    [Fact]
    public void A_stage_that_stops_asks_about_what_nobody_can_tell_although_others_were_never_begun()
    {
        var story = Story.Of(Books.Of(Books.Stage("contain", Books.Change("disable", 3)) with { Concurrency = 1 })).Looking();
        var first = story.Agenda.Begin[0];
        story.When(new RunInput.Begin([first.Id]));
        story.When(new RunInput.Cancel("sam", "false alarm", Undo: false));
        story.When(new RunInput.FinishAction(first.Id, new ActionOutcome.Unknown("no answer"), 0));

        story.When(new RunInput.Reconcile(first.Id, Story.Surveyed(first.Call, SurveyVerdict.Unclear), 0));

        Assert.Equal("unknown-outcome", story.Current.Hold?.Code);
        story.When(new RunInput.ResolveUnknown(first.Id, Happened: false, "sam", "looked"));
        story.Reporting();
        Assert.Equal(RunOutcome.Cancelled, story.Current.Outcome);
    }

    [Fact]
    public void What_was_put_back_no_longer_counts_as_cut()
    {
        var steps = new[] { Books.Change("cut"), Books.Change("write") with { OnFailure = FailureRule.UndoStage } };
        var story = Story.Of(Books.Of(Books.Stage("rotate", steps))).Looking(survey: call =>
            call.Step == "cut" ? Story.Surveyed(call, cuts: ["old"]) : Story.Surveyed(call, guards: ["old"]));
        story.Acting(call => call.Step == "write" ? Broken : Story.Succeeded());
        Assert.Equal("stage-undone", story.Current.Hold?.Code);

        Assert.DoesNotContain("old", story.Current.Cut);
        story.When(new RunInput.Retry("sam"));
        story.Looking(survey: call => call.Step == "cut"
            ? new SurveyOutcome.Failed(new ActionOutcome.FailedFinal("denied", "may not look"))
            : Story.Surveyed(call, guards: ["old"]));

        Assert.Empty(story.Events.OfType<RunEvent.PlanMade>().Last().Plan.Actions);
    }

    [Fact]
    public void An_action_that_never_answers_is_not_begun_for_ever()
    {
        var story = Story.Of(Books.Of(Books.Stage("contain", Books.Change("disable")))).Looking();
        for (var i = 0; i < 100 && story.Current.Hold is null; i++)
        {
            story.Acting(_ => new ActionOutcome.Unknown("no answer"));
            foreach (var action in story.Agenda.Reconcile)
            {
                story.When(new RunInput.Reconcile(action.Id, Story.Surveyed(action.Call), 0));
            }
        }

        Assert.Equal("action-failed", story.Current.Hold?.Code);
    }

    [Fact]
    public void What_attempts_recorded_outlives_their_round()
    {
        var story = Story.Of(Books.Of(Books.Stage("rotate", Books.Change("rotate")))).Looking();
        var id = story.Agenda.Begin[0].Id;
        story.When(new RunInput.Begin([id]));
        story.When(new RunInput.RecordMark(id, new Mark("created", Value.Of("new-key"))));
        story.When(new RunInput.FinishAction(id, Broken, 0));

        story.When(new RunInput.Retry("sam"));

        Assert.Equal("created", Assert.Single(story.Current.Marks[id]).Name);
    }

    [Theory]
    [InlineData("Riley", "requester")]
    [InlineData("SAM", "twice")]
    public void A_person_in_other_letters_is_the_same_person(string person, string code)
    {
        var story = Story.Of(Books.Of(Books.Stage("contain", Books.Change("disable")).Asking(("security", 2)))).Looking().Approved("sam", "security");

        story.Approved(person, "security");

        Assert.Equal(code, story.Events.OfType<RunEvent.DecisionRefused>().Single().Code);
    }
}
