using Playbooks.Core.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Runs;

public sealed class CheckpointTests
{
    private static Story Asked(params (string, int)[] quorums) =>
        Story.Of(Books.Of(Books.Stage("contain", Books.Change("disable")).Asking(quorums))).Looking();

    [Fact]
    public void A_plan_that_changes_something_waits_for_people()
    {
        var story = Asked(("security", 1));

        Assert.Equal(StagePhase.Deciding, story.Current.Stage?.Phase);
        Assert.Empty(story.Agenda.Begin);
    }

    [Fact]
    public void An_approval_of_the_exact_plan_lets_it_begin()
    {
        var story = Asked(("security", 1));

        var events = story.When(story.Approval("sam", "security"));

        Assert.Contains(events, e => e is RunEvent.CheckpointClosed { Approved: true });
        Assert.Single(story.Agenda.Begin);
    }

    [Fact]
    public void An_approval_of_another_digest_does_not_count()
    {
        var story = Asked(("security", 1));

        var events = story.When(story.Approval("sam", "security") with { Digest = "sha256:else" });

        Assert.Equal("other-plan", Assert.IsType<RunEvent.DecisionRefused>(Assert.Single(events)).Code);
        Assert.Empty(story.Agenda.Begin);
    }

    [Fact]
    public void Who_requested_the_run_does_not_count()
    {
        var story = Asked(("security", 1));

        Assert.Equal("requester", Refusal(story, story.Approval("riley", "security")));
    }

    [Theory]
    [InlineData("lee")]
    [InlineData(" LEE ")]
    public void Who_amended_a_run_that_an_alert_started_does_not_count_and_others_still_do(string person)
    {
        var story = Story.RequestedBy("alert:github", Books.Of(Books.Stage("contain", Books.Change("disable")).Asking(("security", 1)))).Looking();
        story.When(new RunInput.Amend(Value.EmptyMap, "lee", "other targets"));
        story.When(new RunInput.Amend(Value.EmptyMap, "alert:github", "more is known"));
        story.Looking();

        var refused = Assert.IsType<RunEvent.DecisionRefused>(Assert.Single(story.When(story.Approval(person, "security"))));

        Assert.Equal("amender", refused.Code);
        Assert.Contains("amended the run", refused.Reason, StringComparison.Ordinal);
        Assert.Empty(story.Agenda.Begin);
        Assert.Single(story.Approved("sam", "security").Agenda.Begin);
    }

    [Fact]
    public void A_decision_that_was_recorded_stays_given_whoever_amended_before_it()
    {
        var story = Asked(("security", 1));
        story.When(new RunInput.Amend(Value.EmptyMap, "lee", "other targets"));
        story.Looking();
        var approval = story.Approval("lee", "security");

        var run = Evolver.Evolve(story.Current, new RunEvent.DecisionGiven(approval.Stage, approval.Digest, "lee", "security", Approve: true, "", "test"), story.Now);

        Assert.Equal("lee", Assert.Single(run.Stage?.Checkpoint?.Given ?? []).Person);
        Assert.Contains(Decider.Decide(new RunInput.Continue(), run, story.Now), e => e is RunEvent.CheckpointClosed { Approved: true });
    }

    [Fact]
    public void One_person_counts_once_even_in_two_roles()
    {
        var story = Asked(("security", 1), ("platform", 1)).Approved("sam", "security");

        Assert.Equal("twice", Refusal(story, story.Approval("sam", "platform")));
    }

    [Fact]
    public void A_quorum_of_two_needs_two_people()
    {
        var story = Asked(("security", 2)).Approved("sam", "security");
        Assert.Empty(story.Agenda.Begin);

        story.Approved("alex", "security");

        Assert.Single(story.Agenda.Begin);
    }

    [Fact]
    public void Who_is_not_in_the_role_does_not_count()
    {
        var story = Asked(("security", 1));

        Assert.Equal("not-in-role", Refusal(story, story.Approval("sam", "security") with { Roles = ["platform"] }));
    }

    [Fact]
    public void After_escalation_the_other_group_may_stand_in()
    {
        var story = Asked(("security", 1));
        var early = story.Approval("lee", "security") with { Roles = ["leads"] };
        Assert.Equal("not-in-role", Refusal(story, early));

        var escalated = story.After(TimeSpan.FromMinutes(10)).WhenTimePasses();

        Assert.Equal("leads", Assert.Single(Assert.IsType<RunEvent.CheckpointEscalated>(Assert.Single(escalated)).Roles));
        story.When(early);
        Assert.Single(story.Agenda.Begin);
    }

    [Fact]
    public void Silence_until_the_deadline_is_a_no_and_nothing_is_done()
    {
        var story = Asked(("security", 1));
        story.After(TimeSpan.FromMinutes(30)).WhenTimePasses();
        story.Reporting();

        Assert.Equal(RunOutcome.Rejected, story.Current.Outcome);
        Assert.DoesNotContain(story.Events, e => e is RunEvent.ActionStarted);
    }

    [Fact]
    public void An_approval_at_the_deadline_is_too_late()
    {
        var story = Asked(("security", 1)).After(TimeSpan.FromMinutes(30));

        Assert.Equal("too-late", Refusal(story, story.Approval("sam", "security")));
    }

    [Fact]
    public void A_rejection_ends_the_run_without_any_effect()
    {
        var story = Asked(("security", 1));
        story.When(story.Approval("sam", "security", approve: false));
        story.Reporting();

        Assert.Equal(RunOutcome.Rejected, story.Current.Outcome);
        Assert.DoesNotContain(story.Events, e => e is RunEvent.ActionStarted);
    }

    [Fact]
    public void A_plan_that_destroys_is_never_performed_without_a_checkpoint()
    {
        var story = Story.Of(Books.Of(Books.Stage("rotate", Books.Destroy("delete")))).Looking();

        Assert.Equal("checkpoint-missing", story.Current.Hold?.Code);
        Assert.Empty(story.Agenda.Begin);
    }

    [Fact]
    public void A_checkpoint_whose_condition_does_not_hold_is_waived_and_says_so()
    {
        var stage = Books.Stage("contain", Books.Change("disable")).Asking(("security", 1));
        var story = Story.Of(Books.Of(stage with { Checkpoint = stage.Checkpoint! with { When = Books.Text("${{ plan.changes > 5 }}") } })).Looking();

        Assert.Contains(story.Events, e => e is RunEvent.CheckpointWaived);
    }

    [Fact]
    public void A_checkpoint_whose_condition_fails_asks()
    {
        var stage = Books.Stage("contain", Books.Change("disable")).Asking(("security", 1));
        var story = Story.Of(Books.Of(stage with { Checkpoint = stage.Checkpoint! with { When = Books.Text("${{ 1 / 0 > 5 }}") } })).Looking();

        Assert.Contains(story.Events, e => e is RunEvent.CheckpointOpened);
    }

    private static string Refusal(Story story, RunInput input) => Assert.IsType<RunEvent.DecisionRefused>(story.When(input)[0]).Code;
}
