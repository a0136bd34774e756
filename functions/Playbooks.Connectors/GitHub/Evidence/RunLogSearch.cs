using Playbooks.Connectors.GitHub.Actions;
using Playbooks.Connectors.GitHub.Runs;

namespace Playbooks.Connectors.GitHub.Evidence;

/// <summary>What a search of runs' job logs came to: each place, how many logs were read, and what could not be.</summary>
internal sealed record RunLogSearch(int Searched, IReadOnlyList<(Job Job, int Line, string Indicator)> Findings, IReadOnlyList<(string Target, string Why)> Unread)
{
    public static async Task<RunLogSearch> FindAsync(Place place, IEnumerable<long> runs, IReadOnlyList<string> indicators, CancellationToken token)
    {
        var (findings, unread, searched) = (new List<(Job, int, string)>(), new List<(string, string)>(), 0);
        foreach (var run in runs)
        {
            if (!(await place.Api.ListJobsAsync(place.Repository, run, token)).Is(out var jobs, out var failure))
            {
                unread.Add(($"{place.Target}/runs/{run}", failure.Detail));
                continue;
            }

            // A job that was skipped never started, and has no log.
            foreach (var job in jobs.Where(job => job.Conclusion != "skipped"))
            {
                if (!(await place.Api.ReadJobLogAsync(place.Repository, job.Id, token)).Is(out var log, out var whyNot))
                {
                    unread.Add(($"{place.Target}/jobs/{job.Id}", whyNot.Detail));
                    continue;
                }

                searched++;
                findings.AddRange(LogSearch.Find(log, indicators).Select(f => (job, f.Line, f.Indicator)));
            }
        }

        return new(searched, findings, unread);
    }
}
