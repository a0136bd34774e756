using System.Collections.Immutable;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Connectors.GitHub.Evidence;

/// <summary>What the files of a run's workflow, and of those it calls, say about the action.</summary>
/// <param name="Jobs">Every job of the files.</param>
/// <param name="Unread">Files that could not be read, with the reason.</param>
/// <param name="MayNest">Some action is used that may itself use others.</param>
internal sealed record FileEvidence(ImmutableArray<JobMention> Jobs, ImmutableArray<string> Unread, bool MayNest)
{
    /// <summary>The workflows that the file calls.</summary>
    public ImmutableArray<string> Calls { get; init; } = [];

    public static FileEvidence Of(ActionUse use, WorkflowFacts facts)
    {
        if (facts.Fault is { } fault)
        {
            return new([], [$"{facts.Path}: {fault.Reason}"], false);
        }

        var uses = facts.Jobs.SelectMany(j => j.Steps.Select(s => s.Uses).Append(j.Call)).OfType<UsesFacts>().ToList();
        return new(
            [.. facts.Jobs.Select(job => JobMention.Of(use, facts.Path, job))],
            [.. uses.Where(LookAlikes.Is).Select(u => $"{facts.Path}: '{u.Text}' {LookAlikes.Why}").Distinct()],
            uses.Any(u => !u.IsWorkflow && !u.IsFirstParty && u.Kind is UsesKind.Action or UsesKind.Local or UsesKind.SelfRepository))
        {
            Calls = [.. facts.Jobs.Select(j => j.Call?.Text).OfType<string>().Distinct()],
        };
    }

    public static FileEvidence Unreadable(string path, string reason) => new([], [$"{path}: {reason}"], false);

    /// <summary>What names the action in the jobs that this one may be; in all of them where it fits none.</summary>
    public IEnumerable<string> MentionsFor(string jobName)
    {
        var fitting = Jobs.Where(j => j.Fits(jobName)).ToList();
        return (fitting.Count > 0 ? fitting : [.. Jobs]).SelectMany(j => j.Texts).Distinct(StringComparer.Ordinal);
    }

    public FileEvidence And(FileEvidence other) => new(Jobs.AddRange(other.Jobs), Unread.AddRange(other.Unread), MayNest || other.MayNest) { Calls = Calls };
}
