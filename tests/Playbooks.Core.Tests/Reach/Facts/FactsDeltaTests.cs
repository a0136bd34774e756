using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Reach.Facts;

public class FactsDeltaTests
{
    [Fact]
    public void A_wider_window_leaves_the_new_jobs_to_map()
    {
        var added = FactsDelta.Between(Arguments(Run(1, Job(10))), Arguments(Run(1, Job(10), Job(11)), Run(2, Job(20))));

        Assert.Equal([11L, 20L], Jobs(added));
        Assert.Equal("{}", PlainJson.Write(added?.Get("registry") ?? Value.Nothing));
    }

    [Fact]
    public void What_a_run_says_of_itself_as_a_whole_does_not_count() =>
        Assert.Equal([11L], Jobs(FactsDelta.Between(Arguments(Graded(1, "probable", Job(10))), Arguments(Graded(1, "confirmed", Job(10), Job(11))))));

    [Theory]
    [InlineData("a job is gone")]
    [InlineData("a job is surer now")]
    [InlineData("the registry changed")]
    [InlineData("a repository's secrets changed")]
    [InlineData("a log shows more of a job that was there")]
    public void Whatever_else_changed_maps_all_anew(string what)
    {
        var before = Arguments(Run(1, Job(10)), Run(2, Job(20)));
        var after = what switch
        {
            "a job is gone" => Arguments(Run(1, Job(10)), Run(3, Job(30))),
            "a job is surer now" => Arguments(Run(1, Job(10, "confirmed")), Run(2, Job(20)), Run(3, Job(30))),
            "the registry changed" => With(Arguments(Run(1, Job(10)), Run(2, Job(20))), "registry", """{"credentials": []}"""),
            "a repository's secrets changed" => With(Arguments(Run(1, Job(10)), Run(2, Job(20))), "secrets", """[{"item": "acme/web", "output": {"secrets": [{"name": "NEW"}]}}]"""),
            _ => With(Arguments(Run(1, Job(10)), Run(2, Job(20))), "logs", """[{"item": "acme/web", "output": {"findings": [{"run": 1, "job": 10, "indicator": "x", "line": 1}]}}]"""),
        };

        Assert.Null(FactsDelta.Between(before, after));
    }

    private static IEnumerable<long> Jobs(Value? arguments) =>
        (arguments?.Get("runs")?.Get("runs")?.Items ?? []).SelectMany(run => run.Get("jobs")?.Items ?? []).Select(job => ((Value.Int?)job.Get("job"))?.Number ?? 0);

    private static Value Arguments(params string[] runs) => Parsed($$$"""
        {"artifact": "a/b", "runs": {"runs": [{{{string.Join(',', runs)}}}]}, "registry": {}, "secrets": [{"item": "acme/web", "output": {"secrets": []}}], "logs": []}
        """);

    private static string Run(int number, params string[] jobs) => Graded(number, "probable", jobs);

    private static string Graded(int number, string grade, params string[] jobs) => $$"""{"repository": "acme/web", "run": {{number}}, "grade": "{{grade}}", "jobs": [{{string.Join(',', jobs)}}]}""";

    private static string Job(int number, string grade = "probable") => $$"""{"job": {{number}}, "name": "build", "grade": "{{grade}}"}""";

    private static Value Parsed(string json) => Assert.IsType<JsonOutcome.Read>(PlainJson.Read(json)).Value;

    private static Value.Map With(Value arguments, string name, string json)
    {
        var changed = new ValueMap.Builder();
        foreach (var entry in ((Value.Map)arguments).Entries)
        {
            changed.Set(entry.Key, entry.Value);
        }

        changed.Set(name, Parsed(json));
        return new Value.Map(changed.Build());
    }
}
