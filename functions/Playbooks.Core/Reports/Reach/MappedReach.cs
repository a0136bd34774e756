using System.Collections.Immutable;
using Playbooks.Core.Journals;
using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Journal;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reports.Reach;

/// <summary>The output of <c>reach.map</c>, ready to be shown.</summary>
/// <param name="Output">As the action gave it.</param>
/// <param name="Graph">Whole; null where the output holds none.</param>
/// <param name="Unseen">What could not be seen, and why.</param>
public sealed record MappedReach(Value Output, ReachGraph? Graph, ImmutableArray<(Cell What, Cell Why)> Unseen)
{
    public static MappedReach Of(Value output) => new(
        output,
        GraphReader.Read(output.Get("graph"), int.MaxValue),
        [.. (output.Get("unseen")?.Items ?? []).Select(unseen => (Cell.Of(unseen.GetText("what")), Cell.Of(unseen.GetText("why"))))]);

    /// <summary>The newest map that a run made; null where it made none.</summary>
    /// <exception cref="Core.Runs.JournalException">The lines are no journal of a run.</exception>
    public static MappedReach? Of(IReadOnlyList<JournalLine> lines) =>
        ReachReading.Newest(RunStory.Of(lines, "").Stages.SelectMany(told => told.Rounds).SelectMany(round => round.Calls)) is { } output ? Of(output) : null;
}
