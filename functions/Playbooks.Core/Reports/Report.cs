using System.Collections.Immutable;
using Playbooks.Core.Reports.Document;

namespace Playbooks.Core.Reports;

/// <summary>
/// What a stage, or the whole run, leaves behind. Made by <see cref="ReportBuilder"/> from the journal alone; Markdown, HTML and JSON are
/// three writings of this one model and compute nothing of their own.
/// </summary>
public sealed record Report
{
    /// <summary>Number of the model's shape, as the JSON carries it; members are added, never renamed.</summary>
    public const int Format = 1;

    /// <summary>Without extension: <c>1-contain</c>, <c>run</c>.</summary>
    public required string Name { get; init; }

    public required Cell Title { get; init; }

    public required Cell Playbook { get; init; }

    /// <summary>One word or two: completed, held, rejected, waiting for approval.</summary>
    public required Cell Status { get; init; }

    public required bool Drill { get; init; }

    /// <summary>In plain words: what happened, what is still dangerous, what a person has to do now.</summary>
    public required ImmutableArray<Fact> Verdict { get; init; }

    public required ImmutableArray<Section> Sections { get; init; }
}
