using System.Collections.Immutable;
using Playbooks.Core.Journals;
using Playbooks.Core.Reports.Journal;
using Playbooks.Core.Reports.Reach;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Standards.Runs;

/// <summary>What a run found and did, ready to be said in any format.</summary>
internal sealed class RunFindings
{
    private RunFindings(RunStory story, MappedReach? map)
    {
        Story = story;
        Uses = map?.Output.Get("uses")?.Items ?? [];
        Ways = map?.Graph is { } graph ? ReachOverview.Of(graph).Ways : [];
    }

    public RunStory Story { get; }

    public Run Run => Story.Run;

    /// <summary>Every credential, token and identity in reach, with the best way to it. What is ruled out is not among them.</summary>
    public ImmutableArray<ReachWay> Ways { get; }

    /// <summary>Uses of credentials that logs showed, as <c>reach.uses</c> writes them.</summary>
    public ImmutableArray<Value> Uses { get; }

    public DateTimeOffset Began => Run.StartedAt;

    public DateTimeOffset Last => Story.Head.At;

    /// <exception cref="JournalException">The lines are no journal of a run.</exception>
    public static RunFindings Of(IReadOnlyList<JournalLine> lines) => new(RunStory.Of(lines, ""), MappedReach.Of(lines));

    /// <summary>The same finding of the same run has the same id in every export.</summary>
    public Guid IdOf(string kind, string name) => Uuid5.Of(Uuid5.Playbooks, $"{Run.Id} {kind} {name}");

    /// <summary>One sentence: what is in reach, and why.</summary>
    public static string Sentence(ReachWay way) =>
        $"{way.End.Label.Text} ({way.End.Kind}) is within reach, {Grades.WordOf(way.End.Grade)}: {(way.Decisive?.Reason.Text is { Length: > 0 } why ? why : "no reason was recorded")}";

    public static string RuleOf(ReachWay way) => way.Decisive?.Rule.Text is { Length: > 0 } rule ? rule : "no-rule";

    /// <summary>"job-env" as people read it.</summary>
    public static string Words(string rule) => char.ToUpperInvariant(rule[0]) + rule[1..].Replace('-', ' ');

    /// <summary>Repository and workflow file of the first run on the way; null where no run is on it.</summary>
    public static (string Repository, string File)? WorkflowOf(ReachWay way)
    {
        var run = way.Nodes.FirstOrDefault(node => node.Kind == "run");
        var file = run?.Detail.Text.Split(',')[0] ?? "";
        return run is not null && run.Place.Contains('/', StringComparison.Ordinal) && file.StartsWith(".github/", StringComparison.Ordinal) ? (run.Place, file) : null;
    }
}
