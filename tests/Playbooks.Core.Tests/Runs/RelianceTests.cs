using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Runs;

public sealed class RelianceTests
{
    private static readonly ActionOutcome Broken = new ActionOutcome.FailedFinal("broken", "the consumer did not come back");

    private static SurveyOutcome Survey(Call call) => call.Step switch
    {
        "cut" => Story.Surveyed(call, target: "role", cuts: ["role/trust"]),
        "rotate" => Story.Surveyed(call, target: "key", cuts: ["old-key"], guards: ["role/trust"]),
        _ => Story.Surveyed(call),
    };

    /// <summary>A stage that cuts is over, and the one that rotates behind the cut has begun.</summary>
    private static (Story Story, string Rotation) Rotating(FailureRule onFailure = FailureRule.Stop, params Stage[] later)
    {
        var rotate = Books.Stage("rotate", Books.Change("rotate") with { OnFailure = onFailure });
        var story = Story.Of(Books.Of([Books.Stage("cut", Books.Change("other"), Books.Change("cut")), rotate, .. later]));
        story.Looking(survey: Survey).Acting().Reporting().Looking(survey: Survey);
        var id = story.Agenda.Begin[0].Id;
        story.When(new RunInput.Begin([id]));
        return (story, id);
    }

    private static Story Left(FailureRule onFailure = FailureRule.Stop, params Stage[] later)
    {
        var (story, id) = Rotating(onFailure, later);
        story.When(new RunInput.RecordMark(id, new Mark("distributing", Value.Of("place"))));
        story.When(new RunInput.FinishAction(id, Broken, 0));
        return story;
    }

    [Fact]
    public void Cancelling_with_undo_does_not_open_what_a_rotation_that_has_not_ended_relies_on()
    {
        var story = Left();

        story.When(new RunInput.Cancel("sam", "false alarm", Undo: true));
        story.Acting().Reporting();

        Assert.Equal(["un-test.other"], story.Events.OfType<RunEvent.UndoPlanned>().Single().Actions.Select(action => action.Call.Uses));
        Assert.Contains("role/trust", story.Current.Cut);
        Assert.Equal(RunOutcome.Cancelled, story.Current.Outcome);
        var reason = story.Events.OfType<RunEvent.Finished>().Single().Reason;
        Assert.Contains("role (test.rotate on key was begun and has not ended", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_of_the_same_stage_is_left_while_a_rotation_in_doubt_relies_on_it()
    {
        var story = Story.Of(Books.Of(Books.Stage("rotate", Books.Change("cut"), Books.Change("rotate")))).Looking(survey: Survey);
        story.When(new RunInput.Begin([story.Agenda.Begin[0].Id]));
        story.When(new RunInput.FinishAction(story.Current.Stage?.Applying.Running.Single() ?? "", Story.Succeeded(), 0));
        var id = story.Agenda.Begin[0].Id;
        story.When(new RunInput.Begin([id]));
        story.When(new RunInput.FinishAction(id, new ActionOutcome.Unknown("no answer"), 0));
        story.When(new RunInput.Cancel("sam", "false alarm", Undo: true));
        story.When(new RunInput.Reconcile(id, Story.Surveyed(story.Agenda.Reconcile[0].Call, SurveyVerdict.Partial, guards: ["role/trust"]), 0));
        story.Reporting();

        Assert.Equal(RunOutcome.Cancelled, story.Current.Outcome);
        Assert.Single(story.Current.Changes);
        Assert.Empty(story.Events.OfType<RunEvent.UndoPlanned>().SelectMany(planned => planned.Actions));
    }

    [Fact]
    public void A_rotation_that_ended_with_the_old_credential_dead_relies_on_nothing()
    {
        var (story, id) = Rotating();
        story.When(new RunInput.RecordMark(id, new Mark("retired", Value.Nothing)));
        story.When(new RunInput.FinishAction(id, Story.Succeeded(), 0));

        story.When(new RunInput.Cancel("sam", "enough", Undo: true));
        story.Reporting().Acting().Reporting();

        Assert.Contains("un-test.cut", story.Events.OfType<RunEvent.UndoPlanned>().Single().Actions.Select(action => action.Call.Uses));
        Assert.Equal(RunOutcome.Cancelled, story.Current.Outcome);
    }

    [Fact]
    public void A_rotation_that_failed_before_it_did_anything_relies_on_nothing()
    {
        var (story, id) = Rotating();
        story.When(new RunInput.FinishAction(id, Broken, 0));

        story.When(new RunInput.Cancel("sam", "false alarm", Undo: true));
        story.Acting().Reporting();

        Assert.Contains("un-test.cut", story.Events.OfType<RunEvent.UndoPlanned>().Single().Actions.Select(action => action.Call.Uses));
    }

    [Fact]
    public void Restoring_leaves_out_what_a_rotation_that_has_not_ended_relies_on()
    {
        var undo = Books.Change("undo") with { Uses = Expansion.UndoAction, With = new Argument.Group([KeyValuePair.Create<string, Argument>("stages", new Argument.Constant(Value.ListOf([Value.Of("cut")])))]) };
        var story = Left(FailureRule.Continue, Books.Stage("restore", undo));
        story.Reporting().Looking(survey: Survey);

        var plan = story.Events.OfType<RunEvent.PlanMade>().Last().Plan;
        Assert.Equal(["un-test.other"], plan.Actions.Select(action => action.Call.Uses));
        Assert.Equal(SkipCode.Barrier, Assert.Single(plan.Skipped).Code);
    }

    [Fact]
    public void A_rotation_that_a_later_round_finishes_relies_on_nothing()
    {
        var story = Left();
        story.When(new RunInput.Retry("sam"));
        story.Looking(survey: Survey).Acting();

        Assert.Empty(story.Current.Unfinished);
    }
}
