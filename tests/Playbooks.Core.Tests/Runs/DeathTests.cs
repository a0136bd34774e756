using Playbooks.Core.Actions;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Runs;

public sealed class DeathTests
{
    private const int Many = 100;

    private static Story Rotating(int count = 1) => Story.Of(Books.Of(Books.Stage("rotate", Books.Change("rotate", count)))).Looking();

    [Fact]
    public void A_worker_that_dies_in_one_action_again_and_again_is_followed_by_a_person()
    {
        var story = Rotating();

        var deaths = DieUntilHeld(story, (_, _) => { });

        Assert.Equal(("action-failed", 20), (story.Current.Hold?.Code, deaths));
        Assert.Contains("no-answer", story.Current.Hold?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_who_tries_again_gives_it_as_many_attempts_again()
    {
        var story = Rotating();
        DieUntilHeld(story, (_, _) => { });

        story.When(new RunInput.Retry("sam"));
        story.Looking();

        Assert.Equal(20, DieUntilHeld(story, (_, _) => { }));
    }

    [Fact]
    public void An_action_that_gets_further_before_each_death_goes_on_however_many_there_are()
    {
        var story = Rotating();

        var deaths = DieUntilHeld(story, (life, id) =>
        {
            for (var place = 0; place <= life; place++)
            {
                Mark(story, id, "distributed", $"place-{place}");
            }
        });

        Assert.Equal(Many, deaths);
        story.Acting();
        Assert.Equal(StageOutcome.Completed, story.Current.Finished[^1].Outcome);
    }

    [Fact]
    public void Another_key_from_each_attempt_is_no_progress()
    {
        var story = Rotating();

        var deaths = DieUntilHeld(story, (life, id) => Mark(story, id, "created", $"key-{life}"));

        Assert.Equal("action-failed", story.Current.Hold?.Code);
        Assert.Equal(21, deaths);
    }

    [Fact]
    public void A_death_does_not_speak_against_the_others_where_one_action_got_further()
    {
        var story = Rotating(count: 2);
        var first = story.Agenda.Begin[0].Id;

        var deaths = DieUntilHeld(story, (life, id) =>
        {
            for (var step = 0; step <= life && id == first; step++)
            {
                Mark(story, id, "step", $"{step}");
            }
        });

        Assert.Equal(Many, deaths);
    }

    [Fact]
    public void One_action_that_never_answers_is_not_excused_by_another_that_gets_further()
    {
        var story = Rotating(count: 2);
        var (working, silent) = (story.Agenda.Begin[0].Id, story.Agenda.Begin[1].Id);
        story.When(new RunInput.Begin([working, silent]));
        for (var i = 0; i < Many && story.Current.Stage?.Applying.Actions[silent].Outcome is null; i++)
        {
            Mark(story, working, "step", $"{i}");
            story.When(new RunInput.FinishAction(silent, new ActionOutcome.Unknown("no answer"), 0));
            Reconcile(story);
            story.When(new RunInput.Begin([silent]));
        }

        Assert.IsType<ActionOutcome.FailedFinal>(story.Current.Stage?.Applying.Actions[silent].Outcome);
        Assert.Equal(20, story.Events.OfType<RunEvent.ActionStarted>().Count(e => e.Action == silent));
    }

    [Fact]
    public void Deaths_do_not_use_up_the_retries_of_a_step()
    {
        var story = Rotating();
        for (var life = 0; life < 10; life++)
        {
            Die(story, life, (_, _) => { });
        }

        story.Acting(_ => new ActionOutcome.FailedRetryable("throttled", "later", TimeSpan.FromSeconds(1)));

        Assert.Null(story.Current.Hold);
        Assert.NotNull(story.Events.OfType<RunEvent.ActionFinished>().Last().RetryAt);
        story.After(TimeSpan.FromSeconds(1)).Acting();
        Assert.Equal(StageOutcome.Completed, story.Current.Finished[^1].Outcome);
    }

    private static int DieUntilHeld(Story story, Action<int, string> before)
    {
        var life = 0;
        while (life < Many && story.Current.Hold is null)
        {
            Die(story, life++, before);
        }

        return life;
    }

    /// <summary>Everything that can begin begins, does what it does before the death, and is found partly done by the next worker.</summary>
    private static void Die(Story story, int life, Action<int, string> before)
    {
        story.When(new RunInput.Begin([.. story.Agenda.Begin.Select(action => action.Id)]));
        foreach (var id in story.Current.Stage?.Applying.Running ?? [])
        {
            before(life, id);
        }

        story.When(new RunInput.Resume("the next worker", story.Current.Epoch + 1));
        Reconcile(story);
    }

    private static void Reconcile(Story story)
    {
        foreach (var action in story.Agenda.Reconcile)
        {
            story.When(new RunInput.Reconcile(action.Id, Story.Surveyed(action.Call, SurveyVerdict.Partial), 0));
        }
    }

    private static void Mark(Story story, string id, string name, string about) => story.When(new RunInput.RecordMark(id, new Mark(name, Value.Of(about))));
}
