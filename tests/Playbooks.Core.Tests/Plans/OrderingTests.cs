using Playbooks.Core.Plans;
using Playbooks.Core.Runs;
using Playbooks.Core.Tests.Runs;

namespace Playbooks.Core.Tests.Plans;

public sealed class OrderingTests
{
    private static Plan PlanOf(Story story) => story.Events.OfType<RunEvent.PlanMade>().Last().Plan;

    [Fact]
    public void What_cuts_an_old_access_goes_before_what_that_access_could_read()
    {
        var story = Story.Of(Books.Of(Books.Stage("rotate", Books.Change("write"), Books.Change("cut")))).Looking(survey: call =>
            call.Step == "cut" ? Story.Surveyed(call, cuts: ["old-token"]) : Story.Surveyed(call, guards: ["old-token"]));

        Assert.Equal(["cut", "write"], PlanOf(story).Actions.Select(action => action.Call.Step));
        Assert.Contains(PlanOf(story).Actions[0].Id, PlanOf(story).Actions[1].After);
    }

    [Fact]
    public void What_a_living_old_access_could_read_is_refused()
    {
        var story = Story.Of(Books.Of(Books.Stage("rotate", Books.Change("write")))).Looking(survey: call => Story.Surveyed(call, guards: ["old-token"]));

        var refused = Assert.Single(PlanOf(story).Skipped);
        Assert.Equal(SkipCode.Barrier, refused.Code);
        Assert.Contains("old-token", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Refusing_one_action_refuses_what_relied_on_its_cut()
    {
        var story = Story.Of(Books.Of(Books.Stage("rotate", Books.Change("a"), Books.Change("b")))).Looking(survey: call =>
            call.Step == "a" ? Story.Surveyed(call, cuts: ["x"], guards: ["y"]) : Story.Surveyed(call, guards: ["x"]));

        Assert.Equal([SkipCode.Barrier, SkipCode.Barrier], PlanOf(story).Skipped.Select(skipped => skipped.Code));
    }

    [Fact]
    public void Two_writes_that_need_each_others_cut_are_refused_as_a_cycle()
    {
        var story = Story.Of(Books.Of(Books.Stage("rotate", Books.Change("a"), Books.Change("b")))).Looking(survey: call =>
            call.Step == "a" ? Story.Surveyed(call, cuts: ["x"], guards: ["y"]) : Story.Surveyed(call, cuts: ["y"], guards: ["x"]));

        Assert.Equal([SkipCode.Cycle, SkipCode.Cycle], PlanOf(story).Skipped.Select(skipped => skipped.Code));
        Assert.Empty(PlanOf(story).Actions);
    }

    [Fact]
    public void A_failed_cut_never_lets_the_barrier_open()
    {
        var steps = new[] { Books.Change("cut") with { OnFailure = Core.Playbooks.FailureRule.Continue }, Books.Change("write") };
        var story = Story.Of(Books.Of(Books.Stage("rotate", steps))).Looking(survey: call =>
            call.Step == "cut" ? Story.Surveyed(call, cuts: ["old"]) : Story.Surveyed(call, guards: ["old"]));
        story.Acting(_ => new Core.Actions.ActionOutcome.FailedFinal("broken", "it broke"));

        Assert.Single(story.Events.OfType<RunEvent.ActionStarted>());
    }

    [Fact]
    public void A_cut_that_no_longer_holds_closes_the_barrier_again()
    {
        var story = Story.Of(Books.Of(Books.Stage("cut", Books.Change("cut")), Books.Stage("rotate", Books.Change("cut-again") with { Uses = "test.cut" }, Books.Change("write"))));
        story.Looking(survey: call => Found(call, cut: false)).Acting().Reporting().Looking(survey: call => Found(call, cut: false));

        Assert.Equal(["cut-again", "write"], PlanOf(story).Actions.Select(action => action.Call.Step));
        Assert.Contains(PlanOf(story).Actions[0].Id, PlanOf(story).Actions[1].After);
    }

    [Fact]
    public void What_the_same_plan_found_cut_opens_the_barrier()
    {
        var story = Story.Of(Books.Of(Books.Stage("rotate", Books.Change("cut"), Books.Change("write")))).Looking(survey: call => Found(call, cut: true));

        Assert.Equal(["write"], PlanOf(story).Actions.Select(action => action.Call.Step));
    }

    [Fact]
    public void A_cut_that_was_done_before_and_no_longer_holds_is_planned_again()
    {
        var story = Story.Of(Books.Of(Books.Stage("rotate", Books.Change("cut"), Books.Change("write")))).Looking(survey: call => Found(call, cut: false));
        story.Acting(call => call.Step == "cut" ? Story.Succeeded() : new Core.Actions.ActionOutcome.FailedFinal("broken", "it broke"));
        Assert.Contains("old", story.Current.Cut);

        story.When(new RunInput.Retry("sam"));
        story.Looking(survey: call => Found(call, cut: false));

        Assert.Equal(["cut", "write"], PlanOf(story).Actions.Select(action => action.Call.Step));
        Assert.DoesNotContain("old", story.Current.Cut);
    }

    [Fact]
    public void What_leaves_nothing_to_look_at_is_done_once_although_every_look_says_to_do()
    {
        var story = Story.Of(Books.Of(Books.Stage("tell", Books.Change("task"), Books.Change("write")))).Looking();
        story.When(new RunInput.Begin([.. story.Agenda.Begin.Select(action => action.Id)]));
        foreach (var id in story.Current.Stage?.Applying.Running.Order(StringComparer.Ordinal).ToArray() ?? [])
        {
            story.When(new RunInput.RecordMark(id, new Core.Actions.Mark("asked", Core.Values.Value.Nothing)));
            story.When(new RunInput.FinishAction(id, id.StartsWith("task", StringComparison.Ordinal) ? Story.Succeeded() : new Core.Actions.ActionOutcome.FailedFinal("broken", "it broke"), 0));
        }

        story.When(new RunInput.Retry("sam"));
        story.Looking(survey: call => Story.Surveyed(call));

        Assert.Equal(["write"], PlanOf(story).Actions.Select(action => action.Call.Step));
        Assert.Equal(SkipCode.DoneBefore, Assert.Single(PlanOf(story).Skipped).Code);
    }

    private static Core.Actions.SurveyOutcome Found(Core.Actions.Call call, bool cut) => call.Uses == "test.cut"
        ? Story.Surveyed(call, cut ? Core.Actions.SurveyVerdict.Done : Core.Actions.SurveyVerdict.ToDo, target: "role", cuts: ["old"])
        : Story.Surveyed(call, guards: ["old"]);

    [Theory]
    [InlineData("aws:user/responder")]
    [InlineData("aws:user/responder/trust")]
    public void The_responders_own_access_is_never_cut_nor_what_it_holds(string cut)
    {
        var story = Story.Of(Books.Of(Books.Stage("contain", Books.Change("deny"))), guarded: ["aws:user/responder"])
            .Looking(survey: call => Story.Surveyed(call, cuts: [cut]));

        Assert.Equal(SkipCode.SelfLockout, Assert.Single(PlanOf(story).Skipped).Code);
    }

    [Fact]
    public void An_access_whose_name_only_begins_alike_is_no_responders_own()
    {
        var story = Story.Of(Books.Of(Books.Stage("contain", Books.Change("deny"))), guarded: ["aws:user/responder"])
            .Looking(survey: call => Story.Surveyed(call, cuts: ["aws:user/responders"]));

        Assert.Empty(PlanOf(story).Skipped);
    }

    [Fact]
    public void What_is_guarded_is_not_changed_even_where_the_action_names_no_access_that_it_cuts()
    {
        var story = Story.Of(Books.Of(Books.Stage("contain", Books.Change("disable"))), guarded: ["github:acme/ir"])
            .Looking(survey: call => Story.Surveyed(call, target: "github:acme/ir/workflows/respond.yml"));

        Assert.Equal(SkipCode.SelfLockout, Assert.Single(PlanOf(story).Skipped).Code);
    }

    [Fact]
    public void Contracts_order_actions_on_the_same_target()
    {
        var steps = new[] { Books.Change("revoke") with { OrderAfter = ["test.cut"] }, Books.Change("cut") };
        var story = Story.Of(Books.Of(Books.Stage("contain", steps))).Looking(survey: call => Story.Surveyed(call, target: "role/deploy"));

        Assert.Equal(["cut", "revoke"], PlanOf(story).Actions.Select(action => action.Call.Step));
    }

    [Theory]
    [InlineData(Kinship.Thing, "aws:1/role/deploy/trust", "aws:1/role/deploy/sessions", true)]
    [InlineData(Kinship.Thing, "aws:1/role/deploy/trust", "aws:1/role/other/sessions", false)]
    [InlineData(Kinship.Owner, "github:acme/runner-groups/Build", "github:acme/runners/7", true)]
    [InlineData(Kinship.Owner, "github:acme/runner-groups/Build", "github:other/runners/7", false)]
    [InlineData(Kinship.Repository, "github:acme/web/workflows/ci.yml", "github:acme/web/runs/7", true)]
    [InlineData(Kinship.Repository, "github:acme/web/workflows/ci.yml", "github:acme/api/runs/7", false)]
    [InlineData(Kinship.Anywhere, "host:laptop-7", "github:acme/token", true)]
    public void Contracts_order_actions_on_targets_that_belong_together(Kinship kinship, string first, string second, bool ordered)
    {
        var steps = new[] { Books.Change("second") with { OrderAfter = [new Precedence("test.first", kinship).ToString()] }, Books.Change("first") };
        var story = Story.Of(Books.Of(Books.Stage("contain", steps))).Looking(survey: call => Story.Surveyed(call, target: call.Step == "first" ? first : second));

        Assert.Equal(ordered ? ["first", "second"] : ["second", "first"], PlanOf(story).Actions.Select(action => action.Call.Step));
    }

    [Fact]
    public void A_thousand_targets_behind_a_thousand_others_of_the_same_owner_make_few_edges()
    {
        var steps = new[] { Books.Change("second", 1000) with { OrderAfter = [new Precedence("test.first", Kinship.Owner).ToString()] }, Books.Change("first", 1000) };
        var story = Story.Of(Books.Of(Books.Stage("contain", steps))).Looking(survey: call => Story.Surveyed(call, target: $"aws:1/user/{call.Id}"));

        Assert.All(PlanOf(story).Actions.Skip(1000), action => Assert.Equal("second", action.Call.Step));
        Assert.InRange(PlanOf(story).Actions.Sum(action => action.After.Length), 1000, 3000);
    }

    [Fact]
    public void A_thousand_targets_after_a_thousand_others_make_few_edges()
    {
        var steps = new[] { Books.Change("first", 1000), Books.Change("second", 1000) with { After = ["first"] } };
        var story = Story.Of(Books.Of(Books.Stage("contain", steps))).Looking();

        Assert.Equal(1000, PlanOf(story).Actions.Sum(action => action.After.Length));
        var order = new List<string>();
        story.Acting(call =>
        {
            order.Add(call.Step);
            return Story.Succeeded();
        });
        Assert.Equal(1000, order.LastIndexOf("first") + 1);
        Assert.Equal(2000, order.Count);
    }
}
