using System.Net;
using Playbooks.Connectors.GitHub;
using Playbooks.Connectors.GitHub.Contents;
using Playbooks.Connectors.GitHub.Environments;
using Playbooks.Connectors.GitHub.Repositories;
using Playbooks.Connectors.GitHub.Runs;
using Playbooks.Connectors.GitHub.Workflows;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Tests.GitHub;

public class GitHubApiTests
{
    private const string FirstPage = "GET /installation/repositories?per_page=100";

    private readonly FakeGitHub github = new();

    [Fact]
    public async Task A_listing_is_followed_to_its_last_page()
    {
        github.On(FirstPage, HttpStatusCode.OK, Repositories("acme/a"), Next("https://api.github.example/installation/repositories?per_page=100&page=2"))
            .On("GET /installation/repositories?per_page=100&page=2", Repositories("acme/b"));

        Assert.True((await List()).Is(out var all, out _));
        Assert.Equal(["acme/a", "acme/b"], all.Select(r => r.FullName));
    }

    [Theory]
    [InlineData("https://evil.example/installation/repositories", FailureKind.EgressRefused)]
    [InlineData("http://api.github.example/installation/repositories", FailureKind.EgressRefused)]
    [InlineData("https://api.github.example/installation/repositories?per_page=100", FailureKind.Malformed)]
    public async Task A_next_page_elsewhere_or_in_a_circle_ends_the_listing_with_a_failure(string next, FailureKind kind)
    {
        github.On(FirstPage, HttpStatusCode.OK, Repositories("acme/a"), Next(next));

        Assert.Equal(kind, (await List()).Failure?.Kind);
    }

    [Fact]
    public async Task A_404_is_reported_as_absent_or_not_permitted()
    {
        github.On(FirstPage, HttpStatusCode.NotFound, new { message = "Not Found" }, ("X-Accepted-GitHub-Permissions", "metadata=read"));

        var failure = (await List()).Failure;

        Assert.Equal(FailureKind.AbsentOrNotPermitted, failure?.Kind);
        Assert.Equal("github.list-repositories: it is absent, or the App may not see it (needs metadata=read)", failure?.ToString());
    }

    [Fact]
    public async Task A_secondary_limit_without_a_time_is_waited_for_a_minute()
    {
        github.On(FirstPage, HttpStatusCode.Forbidden, new { message = "You have exceeded a secondary rate limit." }).On(FirstPage, Repositories("acme/a"));
        var listing = List();
        await github.Time.WaitingFor(TimeSpan.FromSeconds(60));
        Assert.Single(github.Requests);
        github.Time.Advance(TimeSpan.FromSeconds(60));

        Assert.Null((await listing).Failure);
    }

    [Fact]
    public async Task The_primary_limit_is_waited_for_until_its_reset()
    {
        var reset = github.Time.GetUtcNow().AddSeconds(42).ToUnixTimeSeconds();
        github.On(FirstPage, HttpStatusCode.Forbidden, new { message = "API rate limit exceeded" }, ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", $"{reset}"))
            .On(FirstPage, Repositories("acme/a"));
        var listing = List();
        await github.Time.WaitingFor(TimeSpan.FromSeconds(42));
        github.Time.Advance(TimeSpan.FromSeconds(42));

        Assert.Null((await listing).Failure);
    }

    [Fact]
    public async Task An_ordinary_403_is_not_waited_for()
    {
        github.On(FirstPage, HttpStatusCode.Forbidden, new { message = "Resource not accessible by integration" });

        Assert.Equal((FailureKind.NotPermitted, "Resource not accessible by integration"), ((await List()).Failure?.Kind, (await List()).Failure?.Code));
    }

    [Theory]
    [InlineData("..", "ci.yml")]
    [InlineData("web", "..")]
    [InlineData("web", "")]
    public async Task A_name_that_would_lead_to_another_operation_is_not_sent(string name, string workflow)
    {
        var repository = RepositoryName.TryParse($"acme/{name}", out var parsed) ? parsed : default;
        using var connection = github.Open();

        Assert.Equal(FailureKind.Unusable, (await connection.Api.GetWorkflowAsync(repository, workflow, CancellationToken.None)).Failure?.Kind);
        Assert.Empty(github.Requests);
    }

    [Fact]
    public async Task Names_are_encoded()
    {
        using var connection = github.Open();
        await connection.Api.GetWorkflowAsync(Web, "a b?c/d#e.yml", CancellationToken.None);

        Assert.Equal("GET /repos/acme/web/actions/workflows/a%20b%3Fc%2Fd%23e.yml", github.Requests.Single());
    }

    [Fact]
    public async Task A_dispatch_tells_its_run_and_is_never_repeated()
    {
        const string Route = "POST /repos/acme/web/actions/workflows/ci.yml/dispatches";
        github.On(Route, new { workflow_run_id = 9, run_url = "https://api.github.example/runs/9", html_url = "h" });
        using var connection = github.Open();

        var answer = await connection.Api.DispatchAsync(Web, "ci.yml", "main", new Dictionary<string, string> { ["a"] = "b" }, CancellationToken.None);

        Assert.True(answer.Is(out var run, out _));
        Assert.Equal(9, run.WorkflowRunId);
        Assert.Equal("""{"ref":"main","inputs":{"a":"b"},"return_run_details":true}""", github.Bodies.Single());
        Assert.Empty(github.Violations);
    }

    [Fact]
    public async Task A_lost_dispatch_is_unknown()
    {
        github.On("POST /repos/acme/web/actions/workflows/ci.yml/dispatches", _ => throw new HttpRequestException(HttpRequestError.ResponseEnded));
        using var connection = github.Open();

        var answer = await connection.Api.DispatchAsync(Web, "ci.yml", "main", new Dictionary<string, string>(), CancellationToken.None);

        Assert.Equal((FailureKind.Unknown, 1), (answer.Failure?.Kind, github.Requests.Count));
    }

    [Fact]
    public async Task A_log_comes_from_its_download_host_without_our_token()
    {
        github.On("GET /repos/acme/web/actions/jobs/5/logs", HttpStatusCode.Found, "", ("Location", "https://a.logs.example/log?sig=x"))
            .On("GET /log?sig=x", HttpStatusCode.OK, "line one\nline two");
        using var connection = github.Open();

        Assert.True((await connection.Api.ReadJobLogAsync(Web, 5, CancellationToken.None)).Is(out var log, out _));
        Assert.Equal(("line one\nline two", ""), (log, github.LastToken));
        Assert.Empty(github.Violations);
    }

    [Fact]
    public async Task A_file_is_read_at_a_ref()
    {
        const string Route = "GET /repos/acme/web/contents/.github/workflows/ci.yml?ref=refs%2Fheads%2Fmain";
        github.On(Route, new { type = "file", path = ".github/workflows/ci.yml", sha = "s", size = 4, encoding = "base64", content = "bmFt\nZQ==\n" });
        using var connection = github.Open();

        Assert.True((await connection.Api.ReadFileAsync(Web, ".github/workflows/ci.yml", "refs/heads/main", CancellationToken.None)).Is(out var text, out _));
        Assert.Equal("name", text);
        Assert.Empty(github.Violations);
    }

    [Fact]
    public async Task A_truncated_tree_says_so()
    {
        github.On("GET /repos/acme/web/git/trees/abc?recursive=1", new { sha = "abc", truncated = true, tree = new[] { new { path = "a", type = "blob", sha = "s", mode = "100644" } } });
        using var connection = github.Open();

        Assert.True((await connection.Api.ReadTreeAsync(Web, "abc", CancellationToken.None)).Is(out var tree, out _));
        Assert.Equal((true, "a"), (tree.Truncated, tree.Entries.Single().Path));
    }

    [Theory]
    [InlineData("""{"repositories":[{"id":"x","full_name":"a/b"}]}""")]
    [InlineData("""{"repositories":null}""")]
    [InlineData("""[]""")]
    [InlineData("""{"repositories":[{"id":1}]}""")]
    public async Task An_answer_of_another_shape_is_malformed(string body)
    {
        github.On(FirstPage, _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") });

        Assert.Equal(FailureKind.Malformed, (await List()).Failure?.Kind);
    }

    [Fact]
    public async Task Environments_say_what_guards_them()
    {
        github.On("GET /repos/acme/web/environments?per_page=100", new { total_count = 1, environments = new[] { new { id = 1, name = "prod", protection_rules = new[] { new { id = 1, type = "required_reviewers" } } } } });
        using var connection = github.Open();

        Assert.True((await connection.Api.ListEnvironmentsAsync(Web, CancellationToken.None)).Is(out var all, out _));
        Assert.Equal("required_reviewers", all.Single().Gates.Single());
    }

    private static RepositoryName Web => RepositoryName.TryParse("acme/web", out var web) ? web : throw new InvalidOperationException();

    private async Task<Answer<System.Collections.Immutable.ImmutableArray<Repository>>> List()
    {
        using var connection = github.Open();
        var answer = await connection.Api.ListRepositoriesAsync(CancellationToken.None);
        Assert.Empty(github.Violations);
        return answer;
    }

    private static object Repositories(params string[] names) => new { total_count = 99, repositories = names.Select(n => new { id = 1, full_name = n, default_branch = "main", archived = false }) };

    private static (string Name, string Value) Next(string url) => ("Link", $"<https://api.github.example/x>; rel=\"prev\", <{url}>; rel=\"next\"");
}
