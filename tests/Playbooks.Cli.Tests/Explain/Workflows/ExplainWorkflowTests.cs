using System.CommandLine;
using System.Text.Json.Nodes;
using Playbooks.Cli.Explain;

namespace Playbooks.Cli.Tests.Explain.Workflows;

public sealed class ExplainWorkflowTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("explain-workflow-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_file_is_shown_job_by_job()
    {
        var file = Write("w.yml", "{on: push, permissions: {id-token: write}, jobs: {j: {runs-on: ubuntu-latest, environment: prod, steps: [{uses: acme/x@v1}, {run: 'echo ${{ toJSON(secrets) }}'}]}}}");

        var (code, output, _) = Run("workflow", file, "--json");

        var job = JsonNode.Parse(output)?["jobs"]?[0];
        Assert.Equal(0, code);
        Assert.Equal(["*"], job?["secrets"]?.AsArray().Select(s => (string?)s));
        Assert.Equal(("map", true, "prod", "github-hosted"), ((string?)job?["permissions"]?["form"], (bool?)job?["oidc"], (string?)job?["environment"], (string?)job?["runner"]));
        Assert.Equal("""{"uses":"acme/x@v1","pin":"version-tag"}""", job?["uses"]?[0]?.ToJsonString());
    }

    [Fact]
    public void Called_workflows_are_followed_in_the_folder_that_is_named()
    {
        var file = Write("w.yml", "{on: push, jobs: {a: {uses: ./.github/workflows/b.yml, secrets: {t: '${{ secrets.OUTER }}'}}}}");
        Write("b.yml", "{on: workflow_call, jobs: {c: {runs-on: x, steps: [{run: 'echo ${{ secrets.t }}'}]}}}");

        var (_, output, _) = Run("workflow", file, "--reusable", folder.FullName);

        Assert.Contains("a / c", output, StringComparison.Ordinal);
        Assert.Contains("secrets: OUTER", output, StringComparison.Ordinal);
        Assert.DoesNotContain("cannot tell", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_cannot_lead_out_of_the_named_folder()
    {
        var inner = Directory.CreateDirectory(Path.Combine(folder.FullName, "inner"));
        Write("secret.yml", "{on: workflow_call, jobs: {c: {}}}");
        var file = Write("w.yml", "{on: push, jobs: {a: {uses: ./../secret.yml}}}");

        Assert.Contains("cannot tell", Run("workflow", file, "--reusable", inner.FullName).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[", "PB0005")]
    [InlineData("on: push", "PB0018")]
    public void A_file_that_is_no_workflow_ends_with_one_and_its_diagnostic(string text, string code)
    {
        var (exit, output, error) = Run("workflow", Write("w.yml", text));

        Assert.Equal(1, exit);
        Assert.Contains("cannot tell what it reaches", output, StringComparison.Ordinal);
        Assert.Contains("w.yml(", error, StringComparison.Ordinal);
        Assert.Contains(code, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_error_in_words()
    {
        var (exit, output, error) = Run("workflow", Path.Combine(folder.FullName, "none.yml"));

        Assert.Equal((1, ""), (exit, output));
        Assert.Contains("none.yml", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_labelled_folder_is_compared_fact_by_fact()
    {
        Write("a.yml", "{name: A, on: push, jobs: {}}");
        var labels = JsonNode.Parse(Run("workflow", folder.FullName, "--truth", Write("empty.json", """{"a.yml": {}}"""), "--json").Output)?["differences"]?.AsArray()
            .Select(d => KeyValuePair.Create((string?)d?["fact"] ?? "", d?["actual"]?.DeepClone()));
        var right = new JsonObject(labels ?? []) { ["jobs"] = new JsonObject() };
        var wrong = right.DeepClone();
        wrong["name"] = "B";

        Assert.Equal("""{"files":1,"equal":1,"differences":[]}""", Compare(new() { ["a.yml"] = right }));
        Assert.Equal(
            """{"files":2,"equal":0,"differences":[{"file":"a.yml","job":null,"fact":"name","expected":"B","actual":"A"},{"file":"gone.yml","job":null,"fact":"file","expected":true,"actual":false}]}""",
            Compare(new() { ["a.yml"] = wrong, ["gone.yml"] = new JsonObject() }));
    }

    private string? Compare(JsonObject truth) =>
        JsonNode.Parse(Run("workflow", folder.FullName, "--truth", Write("truth.json", truth.ToJsonString()), "--json").Output)?.ToJsonString();

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = new RootCommand { ExplainCommand.Build(output, error) }.Parse(["explain", .. arguments]).Invoke();
        return (code, output.ToString(), error.ToString());
    }
}
