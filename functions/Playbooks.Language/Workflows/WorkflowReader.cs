using Playbooks.Core.Playbooks;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Workflows;

/// <summary>GitHub workflow text to facts; a <see cref="ReadWorkflow"/>.</summary>
public static class WorkflowReader
{
    private const int MostJobs = 5_000;

    public static WorkflowFacts Read(string path, ReadOnlyMemory<byte> text)
    {
        var document = YamlReader.Read(path, text, YamlLimits.Workflow);
        var facts = new WorkflowFacts
        {
            Path = path,
            Diagnostics = document.Diagnostics,
            DuplicateKeys = [.. document.Duplicates.Select(d => new DuplicateKey(d.Key, d.Again.Line))],
        };
        return document.Root switch
        {
            null => facts with { Fault = new WorkflowFault.Unreadable(document.Diagnostics[0].Message) },
            YamlNode.Mapping root => OfRoot(facts, root),
            var other => Refuse(facts, new WorkflowFault.Unreadable("document is not a mapping"), other.Span, "A workflow is a map of keys such as 'on' and 'jobs'."),
        };
    }

    private static WorkflowFacts OfRoot(WorkflowFacts facts, YamlNode.Mapping root)
    {
        var notes = new WorkflowNotes(facts.Path);
        var place = new PlaceInFile();
        facts = TriggerReader.Into(Described(facts, root, place, notes), root.Get("on"));
        facts = Jobs(facts, root, place, notes);
        facts = facts with
        {
            UnclosedExpressions = notes.UnclosedPlaces,
            UnreadExpressions = notes.NotUnderstoodPlaces,
            MisplacedSecrets = notes.MisplacedPlaces,
            Diagnostics = facts.Diagnostics.AddRange(notes.Diagnostics),
        };
        return notes.HasTooManyReferences
            ? Refuse(facts with { Jobs = [] }, new WorkflowFault.Unreadable("too many references to secrets"), root.Span, "Split the workflow.")
            : facts;
    }

    private static WorkflowFacts Described(WorkflowFacts facts, YamlNode.Mapping root, PlaceInFile place, WorkflowNotes notes)
    {
        new SecretWalk(place, notes).Through(new YamlNode.Mapping([.. root.Entries.Where(e => e.Key is not ("jobs" or "env"))], root.Span));
        place.Enter("env");
        var env = new SecretWalk(place, notes).Through(root.Get("env"));
        place.Leave();
        return facts with
        {
            Name = root.TextAt("name"),
            Permissions = PermissionReader.Read(root.Get("permissions"), PermissionSource.Workflow),
            EnvSecrets = env.References,
            EnvNames = root.Get("env").Keys,
            EnvUsesToken = env.UsesToken,
            HasConcurrency = root.Has("concurrency"),
        };
    }

    private static WorkflowFacts Jobs(WorkflowFacts facts, YamlNode.Mapping root, PlaceInFile place, WorkflowNotes notes)
    {
        if (root.Get("jobs") is not YamlNode.Mapping jobs)
        {
            return Refuse(facts, new WorkflowFault.Structure("jobs is not a mapping"), root.Get("jobs")?.Span ?? root.Span, "Put the jobs under the key 'jobs', each under its own name.");
        }

        if (jobs.Entries.Length > MostJobs)
        {
            return Refuse(facts, new WorkflowFault.Unreadable("too many jobs"), jobs.Span, $"Split the workflow; at most {MostJobs} jobs are read.");
        }

        place.Enter("jobs");
        var reader = new JobReader(facts, place, notes);
        var found = new OrderedDictionary<string, JobFacts>(StringComparer.Ordinal);
        foreach (var entry in jobs.Entries)
        {
            found[entry.Key] = reader.Read(entry.Key, entry.Value);
        }

        place.Leave();
        return facts with { Jobs = [.. found.Values] };
    }

    private static WorkflowFacts Refuse(WorkflowFacts facts, WorkflowFault fault, YamlSpan at, string cure) => facts with
    {
        Fault = fault,
        Diagnostics = facts.Diagnostics.Add(new Diagnostic("PB0018", facts.Path, at.Line, at.Column, $"This is no workflow: {fault.Reason}.", cure)),
    };
}
