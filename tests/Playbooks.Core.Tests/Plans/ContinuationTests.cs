using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Runs;
using Playbooks.Core.Tests.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Plans;

public sealed class ContinuationTests
{
    private static readonly ActionOutcome Broken = new ActionOutcome.FailedFinal("broken", "the consumer did not come back");

    private static Plan PlanOf(Story story) => story.Events.OfType<RunEvent.PlanMade>().Last().Plan;

    /// <summary>A rotation left a mark and failed; the run is amended.</summary>
    private static (Story Story, string First) Amended((string Key, string Place, string Note) first, (string Key, string Place, string Note)[] then, bool hasMark = true)
    {
        var rotate = Books.Destroy("rotate") with
        {
            ForEach = Books.Text("${{ inputs.keys }}"),
            With = new Argument.Group([Leaf("key", "${{ item.key }}"), Leaf("note", "${{ item.note }}"), Leaf("places", "${{ [item.place] }}")]),
        };
        var book = Books.Of(Books.Stage("rotate", rotate).Asking(("security", 1))) with
        {
            Inputs = [new InputDeclaration("keys", ValueType.ListOf(ValueType.Any), true, null, "")],
        };
        var story = Story.Of(book, Keys(first)).Looking(survey: Survey).Approved("sam", "security");
        var id = story.Agenda.Begin[0].Id;
        story.When(new RunInput.Begin([id]));
        if (hasMark)
        {
            story.When(new RunInput.RecordMark(id, new Mark("created", Value.Of("new-key"))));
        }

        story.When(new RunInput.FinishAction(id, Broken, 0));
        story.When(new RunInput.Amend(Keys(then), "sam", "the place was wrong"));
        return (story.Looking(survey: Survey), id);
    }

    private static SurveyOutcome Survey(Call call) => Story.Surveyed(call, target: $"key/{call.Arguments.GetText("key")}");

    private static KeyValuePair<string, Argument> Leaf(string name, string text) => KeyValuePair.Create<string, Argument>(name, new Argument.Leaf(Books.Text(text)));

    private static Value Keys(params (string Key, string Place, string Note)[] keys) => Value.MapOf(("keys", Value.ListOf(keys.Select(key =>
        Value.MapOf(("key", Value.Of(key.Key)), ("place", Value.Of(key.Place)), ("note", Value.Of(key.Note)))))));

    [Fact]
    public void A_rotation_that_has_begun_is_carried_on_under_its_id_when_its_lists_have_changed()
    {
        var (story, first) = Amended(("K", "wrong", ""), [("K", "right", "")]);

        var planned = Assert.Single(PlanOf(story).Actions);
        Assert.Equal(first, planned.Id);
        Assert.Equal("right", Assert.IsType<Value.Text>(planned.Call.Arguments.Get("places")?.Items[0]).Content);
        Assert.Equal("created", Assert.Single(story.Current.Marks[planned.Id]).Name);
    }

    [Fact]
    public void Another_credential_is_a_rotation_of_its_own()
    {
        var (story, first) = Amended(("K", "wrong", ""), [("L", "right", "")]);

        Assert.NotEqual(first, Assert.Single(PlanOf(story).Actions).Id);
    }

    [Fact]
    public void One_that_has_not_done_anything_is_planned_anew()
    {
        var (story, first) = Amended(("K", "wrong", ""), [("K", "right", "")], hasMark: false);

        Assert.NotEqual(first, Assert.Single(PlanOf(story).Actions).Id);
    }

    [Fact]
    public void Only_one_of_several_carries_it_on_and_none_is_begun_beside_it()
    {
        var (story, first) = Amended(("K", "wrong", ""), [("K", "right", ""), ("K", "other", "")]);

        Assert.Equal(first, Assert.Single(PlanOf(story).Actions).Id);
        Assert.Equal(SkipCode.Unfinished, Assert.Single(PlanOf(story).Skipped).Code);
    }

    [Fact]
    public void A_rotation_that_cannot_be_told_to_be_the_same_is_refused_while_the_other_has_not_ended()
    {
        var (story, first) = Amended(("K", "wrong", "one"), [("K", "right", "two")]);

        Assert.Empty(PlanOf(story).Actions);
        var refused = Assert.Single(PlanOf(story).Skipped);
        Assert.Equal(SkipCode.Unfinished, refused.Code);
        Assert.Contains(first, refused.Reason, StringComparison.Ordinal);
        story.When(new RunInput.Amend(Keys(("K", "wrong", "one")), "sam", "as it was"));
        Assert.Equal(first, Assert.Single(PlanOf(story.Reporting().Looking(survey: Survey)).Actions).Id);
    }
}
