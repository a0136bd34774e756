using System.Globalization;
using System.Text;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Language.Workflows;
using Playbooks.Testing.Data;

namespace Playbooks.Language.Tests.Workflows;

public sealed class WorkflowReaderTests
{
    [Fact]
    public void Steps_keep_their_order_and_what_each_of_them_is_given()
    {
        var job = Job("""
            on: push
            env: {W: '${{ secrets.WORKFLOW }}'}
            jobs:
              j:
                runs-on: ubuntu-latest
                strategy: {matrix: {os: [a, b]}}
                concurrency: one
                env: {J: '${{ secrets.JOB }}'}
                steps:
                  - uses: actions/checkout@v4
                    with: {persist-credentials: false}
                  - {id: build, run: make, shell: bash, env: {S: '${{ secrets.STEP }}', T: x}, if: always()}
            """);

        Assert.Equal((true, true, "JOB,STEP,WORKFLOW"), (job.HasMatrix, job.HasConcurrency, string.Join(',', job.SecretsEffective)));
        Assert.Equal(["J"], job.EnvNames.AsEnumerable());
        Assert.False(job.Steps[0].PersistsToken);
        var (_, second) = (job.Steps[0], job.Steps[1]);
        Assert.Equal(("build", "make", "bash", true), (second.Id, second.Run, second.Shell, second.HasCondition));
        Assert.Equal(["S", "T"], second.EnvNames.AsEnumerable());
        Assert.Equal(["STEP"], second.Secrets.AsEnumerable());
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("with: {fetch-depth: 0}", true)]
    [InlineData("with: {persist-credentials: 'false'}", false)]
    [InlineData("with: {Persist-Credentials: FALSE}", false)]
    [InlineData("with: {persist-credentials: '${{ inputs.keep }}'}", null)]
    public void Checkout_leaves_the_token_behind_unless_told_not_to(string with, bool? persists) =>
        Assert.Equal(persists, Job($"{{on: push, jobs: {{j: {{steps: [{{uses: Actions/Checkout@v4, {with}}}]}}}}}}").Steps[0].PersistsToken);

    [Fact]
    public void Members_of_a_parallel_group_are_steps_that_run_beside_the_others()
    {
        var job = Job("""
            on: push
            jobs:
              j:
                runs-on: ubuntu-latest
                steps:
                  - parallel:
                      - uses: acme/a@v1
                        env: {A: '${{ secrets.A }}'}
                      - run: echo ${{ secrets.B }}
                  - {run: sleep 9, background: true}
                  - run: echo
            """);

        Assert.Equal(3, job.StepCount);
        Assert.Equal([(0, false), (0, true), (0, true), (1, true), (2, false)], job.Steps.Select(s => (s.Index, s.RunsBeside)));
        Assert.Equal(["jobs.j.steps[0].parallel[0].env.A", "jobs.j.steps[0].parallel[1].run"], job.SecretReferences.Select(r => r.Path));
        Assert.All(job.SecretReferences, r => Assert.True(r.Allowed));
    }

    [Theory]
    [InlineData("actions/checkout@v4", UsesKind.Action, PinKind.VersionTag)]
    [InlineData("acme/x@8f4b7f84864484a7bf31766abe9204da3cbe65b3", UsesKind.Action, PinKind.Sha)]
    [InlineData("acme/x@8f4b7f8", UsesKind.Action, PinKind.BranchOrOther)]
    [InlineData("acme/x@v1.2.3-beta.1", UsesKind.Action, PinKind.VersionTag)]
    [InlineData("acme/x@release/v1", UsesKind.Action, PinKind.BranchOrOther)]
    [InlineData("./local", UsesKind.Local, PinKind.Local)]
    [InlineData("$/.github/actions/x", UsesKind.SelfRepository, PinKind.Local)]
    [InlineData("docker://alpine:3", UsesKind.Image, PinKind.Tag)]
    [InlineData("docker://alpine@sha256:00", UsesKind.Image, PinKind.Digest)]
    [InlineData("acme/x", UsesKind.Invalid, PinKind.None)]
    [InlineData("acme/x@", UsesKind.Invalid, PinKind.None)]
    [InlineData("acme/x@a@b", UsesKind.Invalid, PinKind.None)]
    [InlineData("$/x@v1", UsesKind.Invalid, PinKind.None)]
    [InlineData("", UsesKind.Invalid, PinKind.None)]
    [InlineData("acme/${{ x }}@v1", UsesKind.Dynamic, PinKind.Dynamic)]
    public void A_uses_is_told_apart_by_kind_and_pin(string text, UsesKind kind, PinKind pin)
    {
        var uses = UsesReader.Read(text, isCall: false);

        Assert.Equal((kind, pin), (uses.Kind, uses.Pin));
    }

    [Theory]
    [InlineData("[unclosed", "PB0005")]
    [InlineData("", "PB0013")]
    [InlineData("- a\n- b\n", "PB0018")]
    [InlineData("on: push\n", "PB0018")]
    [InlineData("on: push\njobs: [a]\n", "PB0018")]
    [InlineData("on: push\njobs: &a {j: *a}\n", "PB0016")]
    public void A_file_that_is_no_workflow_says_so_and_rules_nothing_out(string text, string code)
    {
        var facts = Read(text);

        Assert.NotNull(facts.Fault);
        Assert.Empty(facts.Jobs);
        Assert.Equal(code, Assert.Single(facts.Diagnostics).Code);
    }

    [Fact]
    public void A_name_that_only_looks_like_another_one_is_not_taken_for_it()
    {
        var facts = Read("on: push\njobs:\n  j:\n    steps:\n      - run: echo ${{ secrets.T\u041EKEN }} ${{ s\u0435crets.X }}\n");

        Assert.Equal(["T\u041EKEN"], facts.Jobs[0].SecretsDirect.AsEnumerable());
        Assert.Equal(["jobs.j.steps[0].run"], facts.UnreadExpressions.AsEnumerable());
        Assert.All(facts.Diagnostics, d => Assert.Equal(("PB0019", 5, 14), (d.Code, d.Line, d.Column)));
    }

    [Fact]
    public void An_expression_without_its_end_still_gives_away_what_it_names()
    {
        var facts = Read("on: push\njobs:\n  j:\n    steps:\n      - run: echo ${{ secrets.A\n");

        Assert.Equal(["A"], facts.Jobs[0].SecretsDirect.AsEnumerable());
        Assert.Equal(["jobs.j.steps[0].run"], facts.UnclosedExpressions.AsEnumerable());
    }

    [Fact]
    public void A_file_of_almost_five_megabytes_is_read_and_a_larger_one_refused()
    {
        var text = new StringBuilder("on: push\njobs:\n  j:\n    runs-on: ubuntu-latest\n    steps:\n");
        while (text.Length < 5 * 1024 * 1024 - 200)
        {
            text.Append("      - run: echo ").Append('x', 100).Append('\n');
        }

        Assert.Null(Read(text.ToString()).Fault);
        Assert.Equal("PB0001", Assert.Single(Read(text.Append('#', 300).ToString()).Diagnostics).Code);
    }

    [Fact]
    public void A_matrix_of_ten_thousand_is_one_job()
    {
        var matrix = string.Join(',', Enumerable.Range(0, 10_000));

        var facts = Read($"{{on: push, jobs: {{j: {{runs-on: '${{{{ matrix.n }}}}', strategy: {{matrix: {{n: [{matrix}]}}}}}}}}}}");

        var job = Assert.Single(facts.Jobs);
        Assert.Equal((true, 10_000L, RunnerKind.Dynamic), (job.HasMatrix, job.MatrixJobs, job.Runner?.Kind));
        Assert.Equal("PB0021", Assert.Single(facts.Diagnostics).Code);
    }

    [Theory]
    [InlineData("{os: [a, b], node: [1, 2, 3]}", 6)]
    [InlineData("{include: [{os: a}, {os: b}]}", 2)]
    [InlineData("{os: [a, b], include: [{os: a, x: 1}]}", 2)]
    [InlineData("{os: [], node: [1]}", 0)]
    [InlineData("{os: '${{ fromJSON(x) }}', node: [1]}", null)]
    [InlineData("'${{ fromJSON(x) }}'", null)]
    public void The_jobs_of_a_matrix_are_counted_where_the_file_tells_them(string matrix, int? jobs) =>
        Assert.Equal(jobs, Job($"{{on: push, jobs: {{j: {{strategy: {{matrix: {matrix}}}}}}}}}").MatrixJobs);

    [Fact]
    public void A_name_in_quotes_that_only_looks_like_another_one_is_said() =>
        Assert.Equal("PB0021", Assert.Single(Read("on: push\njobs:\n  j:\n    steps:\n      - run: echo ${{ secrets['T\u041EKEN'] }}\n").Diagnostics).Code);

    [Fact]
    public void Too_many_jobs_or_mentions_of_secrets_are_not_told_rather_than_half_told()
    {
        var jobs = string.Concat(Enumerable.Range(0, 6_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"  j{i}: {{}}\n")));
        var mentions = string.Concat(Enumerable.Repeat("${{ secrets.A }}", 30_000));

        Assert.Equal("too many jobs", Read("on: push\njobs:\n" + jobs).Fault?.Reason);
        Assert.Equal("too many references to secrets", Read("on: push\njobs: {j: {name: '" + mentions + "'}}\n").Fault?.Reason);
    }

    [Fact]
    public void An_expression_full_of_brackets_does_not_keep_the_reader_busy()
    {
        var text = "on: push\njobs: {j: {name: \"" + string.Concat(Enumerable.Repeat("${{ " + string.Concat(Enumerable.Repeat("secrets[", 2_000)) + " }}", 5)) + "\"}}\n";

        Assert.Equal([SecretForm.Whole, SecretForm.Dynamic], Read(text).Jobs[0].WideForms.AsEnumerable());
    }

    [DataFact("workflows")]
    public void No_expression_of_a_real_repository_goes_unread()
    {
        var folder = SharedData.Get("workflows");

        var unread = Directory.EnumerateFiles(folder, "*.yml").SelectMany(f => WorkflowReader.Read(f, File.ReadAllBytes(f)).UnreadExpressions.Select(p => $"{Path.GetFileName(f)} {p}"));

        Assert.Empty(unread);
    }

    private static WorkflowFacts Read(string text) => WorkflowReader.Read(".github/workflows/test.yml", Encoding.UTF8.GetBytes(text));

    private static JobFacts Job(string text)
    {
        var facts = Read(text);
        Assert.Empty(facts.Diagnostics);
        return Assert.Single(facts.Jobs);
    }
}
