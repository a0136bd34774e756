using System.Text;
using Playbooks.Core.Actions;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Reports;
using Playbooks.Core.Reports.Document;
using Playbooks.Core.Runs;
using Playbooks.Core.Tests.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Reports;

public sealed class ReportBuilderTests
{
    [Fact]
    public void A_stage_report_made_after_the_run_is_the_one_that_was_made_when_the_stage_ended()
    {
        var lines = Scenarios.Of("completed");
        var then = lines.TakeWhile(line => line.Event is not RunEvent.StageFinished).Count() + 1;

        Assert.Equal(Texts(ReportFiles.Make([.. lines.Take(then)], "contain")), Texts(ReportFiles.Make(lines, "contain")));
    }

    [Fact]
    public void A_stage_that_is_visited_again_leaves_files_of_its_own()
    {
        var story = Incident.Begun().Seen().Approved("sam", "security").Done().Reporting();
        story.When(new RunInput.Amend(Incident.Inputs, "lee", "the window is wider"));
        var lines = story.Seen().Reporting().Journal();

        Assert.Equal("1-contain-round-3.md", ReportFiles.Make(lines, "contain")[0].Name);
        Assert.Contains("the window is wider", Text(ReportBuilder.Build(lines, "")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_done_before_is_not_called_dangerous_and_what_a_policy_denied_is()
    {
        var deny = Value.MapOf(
            ("name", Value.Of("never")), ("uses", Value.ListOf(["test.*"])), ("conditions", Value.EmptyList),
            ("validations", Value.ListOf([Value.MapOf(("expression", Value.Of("false")), ("message", Value.Of("frozen")))])), ("otherwise", Value.Of("deny")));
        var story = Story.Of(Books.Of(Books.Stage("contain", Books.Change("disable"))), null, default, deny).Looking();
        var report = ReportBuilder.Build(story.Reporting().Journal(), "contain");

        Assert.Contains("left out of the plan: denied-by-policy", Danger(report), StringComparison.Ordinal);
        Assert.Contains("Settle what the plan left out", Text(report), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_has_only_begun_has_a_report()
    {
        var report = ReportBuilder.Build(Incident.Begun().Journal()[..1], "");

        Assert.Equal("under way", report.Status.Text);
        Assert.Throws<ArgumentException>(() => ReportBuilder.Build(Incident.Begun().Journal(), "rotate"));
        Assert.Throws<ArgumentException>(() => ReportBuilder.Build([], ""));
    }

    [Fact]
    public void A_task_that_a_person_has_reported_done_closes_the_credential()
    {
        var task = Books.Change("people") with { Uses = "human.task", With = new([KeyValuePair.Create<string, Argument>("subject", new Argument.Leaf(Books.Text("secret:org/NPM_TOKEN")))]) };
        var story = Story.Of(Books.Of(Books.Stage("map", Books.Read("reach") with { Uses = "reach.map" }), Books.Stage("ask", task)));
        story.Looking(IncidentAnswers.Read).Reporting().WhenTimePasses();
        story.Looking().Acting(_ => new ActionOutcome.Unknown("asked"));
        var action = story.Agenda.Reconcile[0];
        story.When(new RunInput.Reconcile(action.Id, Story.Surveyed(action.Call, SurveyVerdict.Unclear), 0));
        Assert.Contains("1 task asked of people is not done", Danger(ReportBuilder.Build(story.Journal(), "")), StringComparison.Ordinal);

        story.When(new RunInput.ResolveUnknown(action.Id, Happened: true, "web-team", "revoked"));

        Assert.Contains("replaced by a person", Text(ReportBuilder.Build(story.Journal(), "")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"graph\":1,\"exposures\":{},\"tasks\":[1,null,\"call them\"],\"unseen\":\"x\",\"counts\":[]}")]
    [InlineData("{\"graph\":{\"nodes\":[{},{\"id\":1}],\"edges\":[{\"from\":\"a\"}]},\"exposures\":[{\"grade\":7}]}")]
    public void A_map_of_another_shape_is_no_error(string output)
    {
        var value = Assert.IsType<JsonOutcome.Read>(PlainJson.Read(output)).Value;
        var story = Story.Of(Books.Of(Books.Stage("map", Books.Read("reach") with { Uses = "reach.map" }))).Looking(_ => Story.Succeeded(value));

        Assert.NotEmpty(ReportFiles.Make(story.Journal(), "map"));
    }

    private static string Danger(Report report) => report.Verdict.Single(fact => fact.Key == "danger").Cell.Text;

    private static string Text(Report report) => Encoding.UTF8.GetString(Core.Reports.Writing.ReportFormats.Write(report, ReportFormat.Markdown));

    private static IEnumerable<string> Texts(IEnumerable<(string Name, ReadOnlyMemory<byte> Content)> files) => files.Select(file => file.Name + Encoding.UTF8.GetString(file.Content.Span));
}
