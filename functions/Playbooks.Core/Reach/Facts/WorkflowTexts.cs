using System.Collections.Immutable;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Core.Reach.Facts;

/// <summary>
/// Workflow files by repository (lower case), commit and path. A text is read when somebody asks for it first, and equal texts of one path are
/// read once: most files of an incident are of jobs that are ruled out, and most others are copies.
/// </summary>
public sealed class WorkflowTexts
{
    private readonly ImmutableDictionary<(string Repository, string Sha, string Path), Lazy<WorkflowFacts>> files;

    private WorkflowTexts(ImmutableDictionary<(string Repository, string Sha, string Path), Lazy<WorkflowFacts>> files) => this.files = files;

    public static WorkflowTexts None { get; } = new(ImmutableDictionary<(string Repository, string Sha, string Path), Lazy<WorkflowFacts>>.Empty);

    /// <param name="read">May be called from several threads at once.</param>
    public static WorkflowTexts Of(IEnumerable<((string Repository, string Sha, string Path) Key, string Text)> texts, Func<string, string, WorkflowFacts> read)
    {
        var known = new Dictionary<(string Path, string Text), Lazy<WorkflowFacts>>();
        var files = ImmutableDictionary.CreateBuilder<(string Repository, string Sha, string Path), Lazy<WorkflowFacts>>();
        foreach (var (key, text) in texts)
        {
            var path = key.Path;
            files[key] = known.TryGetValue((path, text), out var file) ? file : known[(path, text)] = new(() => read(path, text));
        }

        return new(files.ToImmutable());
    }

    public WorkflowTexts With(WorkflowTexts more) => new(files.SetItems(more.files));

    public WorkflowTexts Add((string Repository, string Sha, string Path) key, WorkflowFacts facts) => new(files.Add(key, new(facts)));

    public WorkflowFacts? GetValueOrDefault((string Repository, string Sha, string Path) key) => files.GetValueOrDefault(key)?.Value;
}
