using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Runs;

/// <summary>
/// All runs that were created in a window. GitHub gives at most 1,000 results for one range of <c>created</c>, so a range that
/// holds more is halved until each half fits; a single second that does not fit is named instead of being cut in silence.
/// </summary>
internal static class RunSearch
{
    private const int Cap = 1000;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <param name="from">Inclusive; GitHub counts in seconds.</param>
    /// <param name="to">Inclusive.</param>
    public static async Task<Answer<RunWindow>> FindRunsAsync(this GitHubApi api, RepositoryName repository, DateTimeOffset from, DateTimeOffset to, CancellationToken token)
    {
        var found = new Dictionary<long, WorkflowRun>();
        var crowded = new List<DateTimeOffset>();
        var ranges = new Stack<(DateTimeOffset From, DateTimeOffset To)>([(Whole(from), Whole(to))]);
        while (ranges.TryPop(out var range))
        {
            var isSecond = range.To <= range.From;
            var answer = await api.ListRunPagesAsync(repository, range.From, range.To, isSecond ? int.MaxValue : Cap, token);
            if (!answer.Is(out var page, out var failure))
            {
                return failure;
            }

            if (page.TotalCount > Cap && !isSecond)
            {
                var middle = Whole(range.From + ((range.To - range.From) / 2));
                ranges.Push((middle + Second, range.To));
                ranges.Push((range.From, middle));
                continue;
            }

            if (page.TotalCount > Cap)
            {
                crowded.Add(range.From);
            }

            foreach (var run in page.WorkflowRuns)
            {
                found[run.Id] = run;
            }
        }

        return new RunWindow([.. found.Values.OrderBy(r => r.CreatedAt).ThenBy(r => r.Id)], [.. crowded]);
    }

    private static DateTimeOffset Whole(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
