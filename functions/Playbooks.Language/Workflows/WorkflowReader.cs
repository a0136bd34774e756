using Playbooks.Core.Playbooks;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Workflows;

/// <summary>GitHub workflow text to facts; a <see cref="ReadWorkflow"/>.</summary>
public static class WorkflowReader
{
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
            var other => Refuse(facts, new WorkflowFault.Unreadable("document is not a mapping"), "PB0018", other.Span, "A workflow is a map of keys such as 'on' and 'jobs'."),
        };
    }

    private static WorkflowFacts OfRoot(WorkflowFacts facts, YamlNode.Mapping root)
    {
        var notes = new WorkflowNotes();
        var place = new PlaceInFile();
        facts = TriggerReader.Into(Described(facts, root, place, notes), root.Get("on"));
        facts = Jobs(facts, root, place, notes) with { UnclosedExpressions = notes.UnclosedPlaces, MisplacedSecrets = notes.MisplacedPlaces };
        return notes.HasTooManyReferences
            ? Refuse(facts with { Jobs = [] }, new WorkflowFault.Unreadable("too many references to secrets"), "PB0019", root.Span, "Split the workflow; so many references to secrets are not read.")
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
            return Refuse(facts, new WorkflowFault.Structure("jobs is not a mapping"), "PB0018", root.Get("jobs")?.Span ?? root.Span, "Put the jobs under the key 'jobs', each under its own name.");
        }

        place.Enter("jobs");
        var reader = new JobReader(facts, place, notes);
        var found = ((YamlNode)jobs).Keys.Select(id => reader.Read(id, jobs.Get(id) ?? jobs)).ToList();
        place.Leave();
        return facts with { Jobs = [.. found] };
    }

    private static WorkflowFacts Refuse(WorkflowFacts facts, WorkflowFault fault, string code, YamlSpan at, string cure) => facts with
    {
        Fault = fault,
        Diagnostics = facts.Diagnostics.Add(new Diagnostic(code, facts.Path, at.Line, at.Column, $"This is no workflow: {fault.Reason}.", cure)),
    };
}
