using System.Collections.Immutable;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Connectors.GitHub.Evidence;

/// <summary>One job of a workflow file and what in it names the action.</summary>
/// <param name="Name">As GitHub shows the job: its name, or else its id.</param>
/// <param name="Texts">Empty where nothing in it does.</param>
internal sealed record JobMention(string Name, ImmutableArray<string> Texts)
{
    public static JobMention Of(ActionUse use, string path, JobFacts job) => new(
        job.Name ?? job.Id,
        [.. job.Steps.Select(s => s.Uses).Append(job.Call).OfType<UsesFacts>().Where(use.Is).Select(u => $"{path} uses {u.Text} in the job {job.Id}").Distinct(StringComparer.Ordinal)]);

    /// <summary>Whether a job of a run may be this one: <c>build</c>, <c>build (ubuntu, 20)</c>, <c>call / build</c>; a computed name may be any.</summary>
    public bool Fits(string shown)
    {
        var last = shown[(shown.LastIndexOf(" / ", StringComparison.Ordinal) is var at && at >= 0 ? at + 3 : 0)..];
        return Name.Contains("${{", StringComparison.Ordinal) || last == Name || shown == Name || last.StartsWith($"{Name} (", StringComparison.Ordinal);
    }
}
