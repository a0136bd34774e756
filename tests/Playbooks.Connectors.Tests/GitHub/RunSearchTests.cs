using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Playbooks.Connectors.GitHub;
using Playbooks.Connectors.GitHub.Runs;

namespace Playbooks.Connectors.Tests.GitHub;

public partial class RunSearchTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task More_than_a_thousand_runs_are_found_by_halving_the_window()
    {
        var world = new RunWorld([.. Enumerable.Range(0, 3500).Select(i => (Id: (long)i, Created: Start.AddSeconds(i * 7 % 5000)))]);

        var window = await Find(world, Start, Start.AddHours(3));

        Assert.Equal(Enumerable.Range(0, 3500).Select(i => (long)i), window.Runs.Select(r => r.Id).Order());
        Assert.Equal(window.Runs.Select(r => r.CreatedAt).Order(), window.Runs.Select(r => r.CreatedAt));
        Assert.Empty(window.Crowded);
        Assert.Empty(world.Violations);
    }

    [Fact]
    public async Task A_second_with_more_runs_than_GitHub_tells_is_named()
    {
        var world = new RunWorld([.. Enumerable.Range(0, 1200).Select(i => (Id: (long)i, Created: Start.AddSeconds(30)))]);

        var window = await Find(world, Start, Start.AddMinutes(1));

        Assert.Equal((1000, Start.AddSeconds(30)), (window.Runs.Length, window.Crowded.Single()));
    }

    [Theory]
    [InlineData(1000, 1)]
    [InlineData(1001, 3)]
    public async Task Exactly_a_thousand_need_no_halving(int count, int ranges)
    {
        var world = new RunWorld([.. Enumerable.Range(0, count).Select(i => (Id: (long)i, Created: Start.AddSeconds(i)))]);

        var window = await Find(world, Start, Start.AddSeconds(count));

        Assert.Equal((count, ranges), (window.Runs.Length, world.Ranges.Distinct().Count()));
    }

    [Fact]
    public async Task A_run_that_moves_between_pages_is_counted_once()
    {
        var world = new RunWorld([(1, Start), (1, Start), (2, Start.AddSeconds(1))]);

        Assert.Equal([1, 2], (await Find(world, Start, Start.AddHours(1))).Runs.Select(r => r.Id));
    }

    private static async Task<RunWindow> Find(RunWorld world, DateTimeOffset from, DateTimeOffset to)
    {
        using var connection = world.Open();
        Assert.True(RepositoryName.TryParse("acme/web", out var repository));
        Assert.True((await connection.Api.FindRunsAsync(repository, from, to, CancellationToken.None)).Is(out var window, out var failure), failure?.ToString());
        return window;
    }

    /// <summary>Answers as GitHub does: pages of a hundred, and never more than a thousand runs for one range.</summary>
    private sealed partial class RunWorld((long Id, DateTimeOffset Created)[] runs) : HttpMessageHandler
    {
        private readonly FakeGitHub github = new();

        public List<string> Ranges { get; } = [];

        public List<string> Violations => github.Violations;

        public GitHubConnection Open() => GitHubConnection.Open(Settings(), github.Time, () => 0, this);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var query = Range().Match(Uri.UnescapeDataString(request.RequestUri?.Query ?? ""));
            if (!query.Success)
            {
                return Task.FromResult(FakeGitHub.Response(HttpStatusCode.Created, new { token = "t", expires_at = github.Time.GetUtcNow().AddHours(1) }));
            }

            Ranges.Add($"{query.Groups[1]}..{query.Groups[2]}");
            var (from, to) = (Time(query.Groups[1].Value), Time(query.Groups[2].Value));
            var page = query.Groups[3].Success ? int.Parse(query.Groups[3].Value, CultureInfo.InvariantCulture) : 1;
            var all = runs.Where(r => r.Created >= from && r.Created <= to).ToList();
            var told = all.Take(1000).Skip((page - 1) * 100).Take(100).ToList();
            var next = Math.Min(all.Count, 1000) > page * 100
                ? [("Link", $"<https://api.github.example/repos/acme/web/actions/runs?created={query.Groups[1]}..{query.Groups[2]}&per_page=100&page={page + 1}>; rel=\"next\"")]
                : Array.Empty<(string, string)>();
            return Task.FromResult(FakeGitHub.Response(HttpStatusCode.OK, new { total_count = all.Count, workflow_runs = told.Select(Described) }, next));
        }

        private static object Described((long Id, DateTimeOffset Created) run) => new
        {
            id = run.Id, workflow_id = 1, path = ".github/workflows/ci.yml", head_sha = "s", @event = "push", created_at = run.Created, updated_at = run.Created,
        };

        private GitHubSettings Settings()
        {
            GitHubSettings? settings = null;
            github.Configure = s => settings = s;
            github.Open().Dispose();
            return settings ?? throw new InvalidOperationException();
        }

        private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

        [GeneratedRegex(@"created=([^&]+)\.\.([^&]+)&per_page=100(?:&page=(\d+))?")]
        private static partial Regex Range();
    }
}
