using Playbooks.Core.Actions;
using Playbooks.Core.Runs;

namespace Playbooks.Core.Tests.Runs;

public sealed class RecoveryTests
{
    private static (Story Story, string Action) Interrupted()
    {
        var story = Story.Of(Books.Of(Books.Stage("contain", Books.Change("disable")))).Looking();
        var id = story.Agenda.Begin[0].Id;
        story.When(new RunInput.Begin([id]));
        story.When(new RunInput.Resume("another worker", 2));
        return (story, id);
    }

    [Fact]
    public void An_interrupted_action_is_looked_at_before_anything_else()
    {
        var (story, id) = Interrupted();

        Assert.Equal(id, Assert.Single(story.Agenda.Reconcile).Id);
        Assert.Empty(story.Agenda.Begin);
    }

    [Fact]
    public void What_is_found_done_is_not_done_again()
    {
        var (story, id) = Interrupted();

        story.When(new RunInput.Reconcile(id, Story.Surveyed(story.Agenda.Reconcile[0].Call, SurveyVerdict.Done), 0));

        Assert.Equal(StageOutcome.Completed, story.Current.Finished[^1].Outcome);
        Assert.Single(story.Events.OfType<RunEvent.ActionStarted>());
        Assert.Contains(story.Events, e => e is RunEvent.ActionFinished { Outcome: ActionOutcome.Succeeded { Reconciled: true } });
    }

    [Theory]
    [InlineData(SurveyVerdict.ToDo)]
    [InlineData(SurveyVerdict.Partial)]
    public void What_is_found_undone_is_begun_again_as_a_new_attempt(SurveyVerdict verdict)
    {
        var (story, id) = Interrupted();

        story.When(new RunInput.Reconcile(id, Story.Surveyed(story.Agenda.Reconcile[0].Call, verdict), 0));
        story.Acting();

        Assert.Equal([1, 2], story.Events.OfType<RunEvent.ActionStarted>().Select(e => e.Attempt));
    }

    [Fact]
    public void What_nobody_can_tell_is_asked_of_a_person()
    {
        var (story, id) = Interrupted();

        story.When(new RunInput.Reconcile(id, Story.Surveyed(story.Agenda.Reconcile[0].Call, SurveyVerdict.Unclear), 0));

        Assert.Equal("unknown-outcome", story.Current.Hold?.Code);
        Assert.Empty(story.When(new RunInput.Retry("sam")));
        story.When(new RunInput.ResolveUnknown(id, Happened: true, "sam", "seen in the console"));
        Assert.Equal(StageOutcome.Completed, story.Current.Finished[^1].Outcome);
        Assert.Single(story.Events.OfType<RunEvent.ActionStarted>());
    }

    [Fact]
    public void A_lost_answer_is_reconciled_and_never_repeated_blindly()
    {
        var story = Story.Of(Books.Of(Books.Stage("contain", Books.Change("disable")))).Looking();
        var id = story.Agenda.Begin[0].Id;
        story.When(new RunInput.Begin([id]));

        story.When(new RunInput.FinishAction(id, new ActionOutcome.Unknown("no answer"), 0));

        Assert.Empty(story.Agenda.Begin);
        Assert.Equal(id, Assert.Single(story.Agenda.Reconcile).Id);
    }

    [Fact]
    public void A_result_that_arrives_twice_counts_once()
    {
        var story = Story.Of(Books.Of(Books.Stage("contain", Books.Change("disable", 2)))).Looking();
        var id = story.Agenda.Begin[0].Id;
        story.When(new RunInput.Begin([id]));
        story.When(new RunInput.FinishAction(id, Story.Succeeded(), 0));

        Assert.Empty(story.When(new RunInput.FinishAction(id, Story.Succeeded(), 0)));
    }
}
