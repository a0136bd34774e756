using Playbooks.Core.Actions;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Runs;
using Playbooks.Core.Runs.Exits;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Runs.Exits;

/// <summary>A named person may answer, in a role of the playbook and with a reason, for leaving open what could be reached.</summary>
public sealed class AcceptanceTests
{
    private static readonly RunInput.Accept Acceptance = new("old-key", "sam", "security", ["security"], "its account is closed on Friday", "test");

    [Fact]
    public void What_a_person_accepts_with_a_reason_does_not_keep_a_run_from_being_resolved()
    {
        var story = Mapped();

        var accepted = story.When(Acceptance);
        End(story);

        Assert.Equal(new RunEvent.CredentialAccepted("old-key", "sam", "security", "its account is closed on Friday", "test"), Assert.Single(accepted));
        Assert.True(story.Events.OfType<RunEvent.Finished>().Single().Resolved);
        var end = Assert.Single(ExitGate.Ends(story.Current));
        Assert.Equal((CredentialState.Accepted, "accepted by sam (security): its account is closed on Friday"), (end.State, end.Why));
    }

    [Theory]
    [InlineData("other", "sam", "security", "security", "because", "'other' is nothing that is open in this run")]
    [InlineData("old-key", "sam", "security", "security", " ", "it takes a name and a reason")]
    [InlineData("old-key", "Riley", "security", "security", "because", "who requested the run does not accept what it leaves open")]
    [InlineData("old-key", "sam", "cooks", "cooks", "because", "the playbook has no role cooks")]
    [InlineData("old-key", "sam", "security", "platform", "because", "sam is not in role security")]
    public void An_acceptance_that_does_not_count_changes_nothing(string credential, string person, string role, string holds, string reason, string why)
    {
        var story = Mapped();
        var input = new RunInput.Accept(credential, person, role, [holds], reason, "test");

        Assert.Equal(why, Decider.WhyNot(input, story.Current));
        Assert.Empty(story.When(input));
        End(story);
        Assert.False(story.Events.OfType<RunEvent.Finished>().Single().Resolved);
    }

    [Fact]
    public void A_run_that_is_over_accepts_nothing()
    {
        var story = Mapped();
        End(story);

        Assert.Empty(story.When(Acceptance));
    }

    [Fact]
    public void Whoever_was_asked_to_replace_what_is_accepted_is_asked_no_more_and_the_run_goes_on()
    {
        var ask = Books.Change("people") with { Uses = "human.task", With = new([KeyValuePair.Create<string, Argument>("subject", new Argument.Leaf(Books.Text("old-key")))]) };
        var story = Mapped(Books.Stage("ask", ask));
        var task = story.Looking().Agenda.Begin.Single();
        story.When(new RunInput.Begin([task.Id]));
        story.When(new RunInput.FinishAction(task.Id, new ActionOutcome.Unknown("a person has been asked"), 0));
        story.When(new RunInput.Reconcile(task.Id, Story.Surveyed(task.Call, SurveyVerdict.Unclear), 0));
        Assert.Equal("people-asked", story.Current.Hold?.Code);

        story.When(Acceptance);
        story.Reporting();

        Assert.Null(story.Current.Hold);
        Assert.Equal(StageOutcome.CompletedWithFailures, story.Current.Finished[^1].Outcome);
        Assert.Equal(CredentialState.Accepted, Assert.Single(ExitGate.Ends(story.Current)).State);
        Assert.True(story.Events.OfType<RunEvent.Finished>().Single().Resolved);
    }

    /// <summary>A key is in reach that nothing replaces; the last stage waits for approval, or asks a person.</summary>
    private static Story Mapped(Stage? last = null)
    {
        var map = Value.MapOf(("exposures", Value.ListOf([Value.MapOf(("credential", Value.Of("old-key")), ("grade", Value.Of("probable")))])));
        var book = Books.Of(Books.Stage("map", Books.Read("reach") with { Uses = "reach.map" }), last ?? Books.Stage("restore", Books.Change("enable")).Asking(("platform", 1)));
        return Story.Of(book).Looking(_ => Story.Succeeded(map)).Reporting().Looking();
    }

    private static void End(Story story) => story.Approved("pat", "platform").Acting().Reporting();
}
