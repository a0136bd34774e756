using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Playbooks.Connectors.GitHub.Contents;
using Playbooks.Connectors.GitHub.Runs;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Connectors.GitHub.Evidence.Installs;

/// <summary>The jobs of a run's workflow as they stood at the commit that ran, with those of the workflows that it calls.</summary>
internal sealed class RunWorkflows(GitHubTenant tenant, ReadWorkflow read)
{
    private readonly ConcurrentDictionary<(string Repository, string Path, string Sha), Lazy<Task<(WorkflowFacts? Facts, string Why)>>> files = [];

    /// <returns>Null, with the reason, where the started file could not be read.</returns>
    public async Task<(ImmutableArray<ReachedJob>? Jobs, string Why)> OfAsync(RepositoryName repository, WorkflowRun run, CancellationToken token)
    {
        var (started, why) = await FileAsync(repository, run.File, run.HeadSha, token);
        if (started is null)
        {
            return (null, why);
        }

        var called = new Dictionary<(string Repository, string Path), WorkflowFacts?>();
        foreach (var reference in run.References)
        {
            if (reference.Path.Split('@')[0].Split('/', 3) is [var owner, var name, var path] && RepositoryName.TryParse($"{owner}/{name}", out var theirs))
            {
                called[($"{owner}/{name}".ToLowerInvariant(), path)] = (await FileAsync(theirs, path, reference.Sha, token)).Facts;
            }
        }

        return (CallTree.Follow(started, (theirs, path, _) => called.GetValueOrDefault(((theirs ?? repository.ToString()).ToLowerInvariant(), path))), "");
    }

    private Task<(WorkflowFacts? Facts, string Why)> FileAsync(RepositoryName repository, string path, string sha, CancellationToken token) =>
        files.GetOrAdd((repository.ToString(), path, sha), _ => new(() => ReadAsync(repository, path, sha, token))).Value;

    private async Task<(WorkflowFacts? Facts, string Why)> ReadAsync(RepositoryName repository, string path, string sha, CancellationToken token)
    {
        if (tenant.Find(repository.Owner) is not { } api)
        {
            return (null, $"{repository}/{path}: no installation is configured for its owner");
        }

        if (!(await api.ReadFileAsync(repository, path, sha, token)).Is(out var text, out var failure))
        {
            return (null, $"{repository}/{path}: {failure.Detail}");
        }

        var facts = read(path, Encoding.UTF8.GetBytes(text));
        return facts.Fault is { } fault ? (null, $"{repository}/{path}: {fault.Reason}") : (facts, "");
    }
}
