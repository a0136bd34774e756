using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Workflows;

/// <summary>Follows the calls of reusable workflows, so that each job that can run is seen with what it is given.</summary>
public static class CallTree
{
    /// <summary>
    /// GitHub connects at most ten levels, the started workflow included (four until November 2025); deeper calls do not run.
    /// </summary>
    public const int MostLevels = 10;

    /// <summary>GitHub allows 50 called workflows in one run; far more than that is not followed.</summary>
    public const int MostCalls = 500;

    /// <summary>Every job of the workflow in the order of the file, calls replaced by the jobs that they lead to.</summary>
    public static ImmutableArray<ReachedJob> Follow(WorkflowFacts started, FindWorkflow find) => new Walk(find).Jobs(started, Level.First(started.Path)).ToImmutableArray();

    private sealed class Walk(FindWorkflow find)
    {
        private int calls;

        internal IEnumerable<ReachedJob> Jobs(WorkflowFacts workflow, Level level) =>
            workflow.Jobs.SelectMany(job => job.Call is { } call ? Called(workflow, job, call, level) : [Own(workflow, job, level)]);

        private static ReachedJob Own(WorkflowFacts workflow, JobFacts job, Level level) =>
            new(level.Calls.Add(job.Id), workflow, job, level.Handed.To(job), job.Permissions.Within(level.Permissions), CannotTell: null);

        private IEnumerable<ReachedJob> Called(WorkflowFacts workflow, JobFacts job, UsesFacts call, Level level)
        {
            var below = level.Below(job, call);
            var target = below.Visited[^1];
            var reason = !call.IsWorkflow ? $"'{call.Text}' names no workflow file"
                : level.Visited.Contains(target) ? $"'{call.Text}' calls itself in a circle"
                : below.Visited.Length > MostLevels ? $"'{call.Text}' is called below level {MostLevels}"
                : ++calls > MostCalls ? $"more than {MostCalls} calls lead on from the started workflow"
                : null;
            var facts = reason is null ? find(target.Repository, target.Path, target.Ref) : null;
            reason ??= facts is null ? $"the file of '{call.Text}' is not there or may not be read" : facts.Fault is { } fault ? $"'{call.Text}' is no workflow: {fault.Reason}" : null;
            return facts is null || reason is not null
                ? [new(below.Calls, workflow, job, below.Handed.AtMost(), below.Permissions, reason)]
                : Jobs(facts, below);
        }
    }

    private sealed record Place(string? Repository, string Path, string? Ref);

    private sealed record Level(ImmutableArray<string> Calls, ImmutableArray<Place> Visited, HandedSecrets Handed, PermissionFacts Permissions)
    {
        internal static Level First(string path) => new([], [new(null, path, null)], new HandedSecrets.Own(), PermissionFacts.Default);

        internal Level Below(JobFacts job, UsesFacts call)
        {
            var here = Visited[^1];
            var target = call.Kind == UsesKind.Action
                ? new Place($"{call.Owner}/{call.Repository}", call.Path, call.Ref)
                : here with { Path = call.Path };
            return new(Calls.Add(job.Id), Visited.Add(target), Handed.Through(job), job.Permissions.Within(Permissions));
        }
    }
}
