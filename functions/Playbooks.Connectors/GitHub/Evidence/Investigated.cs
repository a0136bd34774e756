using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Runs;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Evidence;

/// <summary>What looking at one repository gave.</summary>
/// <param name="Examined">Jobs that began in a window.</param>
/// <param name="CannotTell">What and why.</param>
internal sealed record Investigated(ImmutableArray<RunEvidence> Runs, int Examined, ImmutableArray<(string What, string Why)> CannotTell)
{
    /// <summary>Jobs that name the artifact and did not run it, with their runs.</summary>
    public ImmutableArray<(RunEvidence Run, JobCovered Job)> Covered { get; init; } = [];

    public static Investigated Of(RepositoryName repository, RunWindow found, IReadOnlyList<Answer<RunEvidence>> results)
    {
        var (runs, unknown) = (new List<RunEvidence>(), new List<(string, string)>());
        foreach (var result in results)
        {
            if (result.Is(out var run, out var failure))
            {
                runs.Add(run);
            }
            else
            {
                unknown.Add(($"github:{repository}", failure.Detail));
            }
        }

        var nesting = runs.SelectMany(r => r.Jobs).Count(j => j is { Grade: Grade.RuledOut, MayNest: true });
        if (nesting > 0)
        {
            unknown.Add(($"github:{repository}", $"{nesting} jobs have no log, and actions that they use may themselves use this one"));
        }

        unknown.AddRange(runs.SelectMany(r => r.CannotTell).Distinct());
        unknown.AddRange(found.Crowded.Select(second => ($"github:{repository}", $"GitHub tells only 1,000 of the runs created at {second:yyyy-MM-dd'T'HH:mm:ss'Z'}")));
        return new(
            [.. runs.Where(r => r.Grade != Grade.RuledOut).OrderBy(r => r.Run.CreatedAt).ThenBy(r => r.Run.Id)],
            runs.Sum(r => r.Jobs.Length),
            [.. unknown.Order()])
        {
            Covered = [.. runs.SelectMany(r => r.Covered.Select(j => (Run: r, Job: j))).OrderBy(c => c.Job.Job.Id)],
        };
    }
}
