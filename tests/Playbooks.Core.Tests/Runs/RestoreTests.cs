using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Reports;
using Playbooks.Core.Runs;
using Playbooks.Core.Tests.Reports;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Runs;

/// <summary>Access is given back in reverse, only where this run took it, and only as far as policy lets each single undo through.</summary>
public sealed class RestoreTests
{
    private static readonly Value NotOne = Value.MapOf(
        ("name", Value.Of("not-one")),
        ("uses", Value.ListOf(["un-test.one"])),
        ("validations", Value.ListOf([Value.MapOf(("expression", Value.Of("false")), ("message", Value.Of("publish rights come back on Monday")))])),
        ("otherwise", Value.Of("deny")));

    [Fact]
    public void Restoring_puts_back_only_what_this_run_changed_in_the_named_stages_latest_first_and_one_after_the_other()
    {
        var story = Contained(Story.Of(Book()));

        var plan = story.Events.OfType<RunEvent.PlanMade>().Last().Plan;

        Assert.Equal(["un-test.two", "un-test.one"], plan.Actions.Select(action => action.Call.Uses));
        Assert.Equal(plan.Actions[0].Id, Assert.Single(plan.Actions[1].After));
    }

    [Fact]
    public void An_undo_that_policy_denies_is_left_out_of_the_plan_and_what_stays_contained_is_listed_with_its_owner()
    {
        var story = Contained(Story.Of(Book(), policies: NotOne)).Acting().Reporting();

        var skipped = Assert.Single(story.Events.OfType<RunEvent.PlanMade>().Last().Plan.Skipped);
        Assert.Equal((SkipCode.Policy, "not-one: publish rights come back on Monday"), (skipped.Code, skipped.Reason));
        Assert.Contains(story.Events.OfType<RunEvent.PolicyJudged>().Last().Judgements, judgement => judgement.Policy == "not-one");
        Assert.Equal(["test.one", "test.keep", "test.elsewhere"], story.Current.Changes.Values.OrderBy(change => change.Order).Select(change => change.Call.Uses));
        var rows = ReportBuilder.Build(story.Journal(), "").Sections.Single(section => section.Id == "standing").Blocks.OfType<Core.Reports.Document.Block.Table>().Single().Rows;
        Assert.Equal([("test.one", "security"), ("test.keep", "security"), ("test.elsewhere", "riley")], rows.Select(row => (row.Cells[1].Text, row.Cells[5].Text)));
    }

    [Fact]
    public void Each_undo_of_a_cancelled_run_is_judged_again_just_before_it_is_performed()
    {
        var story = Story.Of(Books.Of(Books.Stage("contain", Books.Change("one"), Books.Change("two")), Books.Stage("wait", Books.Change("last")).Asking(("security", 1))), policies: NotOne);
        story.Looking().Acting().Reporting().Looking();

        story.When(new RunInput.Cancel("sam", "false alarm", Undo: true));
        story.Acting();

        var refused = story.Events.OfType<RunEvent.ActionFinished>().Select(finished => finished.Outcome).OfType<ActionOutcome.Refused>();
        Assert.Contains(refused, outcome => outcome is { Code: RefusalCode.Policy, Message: "not-one: publish rights come back on Monday" });
        Assert.Contains(story.Current.Changes.Values, change => change.Call.Uses == "test.one");
    }

    private static Playbook Book() => Books.Of(
        Books.Stage("contain", Books.Change("one"), Books.Change("two") with { After = ["one"] }, Books.Change("found") with { After = ["two"] }, Books.Change("keep") with { After = ["two"], Undo = false }).Asking(("security", 1)),
        Books.Stage("other", Books.Change("elsewhere")),
        Books.Stage("restore", Books.Change("undo") with
        {
            Uses = "run.undo",
            With = new Argument.Group([KeyValuePair.Create<string, Argument>("stages", new Argument.Leaf(Books.Text("${{ ['contain'] }}")))]),
            OnFailure = FailureRule.Continue,
        }));

    /// <summary>Up to the plan of the last stage; one of the targets was found as it should be.</summary>
    private static Story Contained(Story story) => Looking(story).Approved("sam", "security").Acting().Reporting().Looking().Acting().Reporting().Looking();

    private static Story Looking(Story story) => story.Looking(survey: call => Story.Surveyed(call, call.Step == "found" ? SurveyVerdict.Done : SurveyVerdict.ToDo));
}
