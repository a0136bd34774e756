using System.Collections.Immutable;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Workflows;

/// <summary>What is noticed about the file as a whole while its parts are read. Everything is kept up to a number; a hostile file fills no memory.</summary>
internal sealed class WorkflowNotes(string file)
{
    /// <summary>A file with more mentions than this is not a workflow anybody wrote; its reach is not told.</summary>
    private const int MostReferences = 20_000;

    private const int MostPlaces = 1_000;

    private const int MostDiagnostics = 100;

    private readonly List<string> unclosed = [];
    private readonly List<string> misplaced = [];
    private readonly List<string> notUnderstood = [];
    private readonly List<Diagnostic> diagnostics = [];
    private int references;

    internal ImmutableArray<string> UnclosedPlaces => [.. unclosed.Distinct()];

    internal ImmutableArray<string> MisplacedPlaces => [.. misplaced.Distinct()];

    internal ImmutableArray<string> NotUnderstoodPlaces => [.. notUnderstood.Distinct()];

    internal IEnumerable<Diagnostic> Diagnostics => diagnostics;

    internal bool HasTooManyReferences => references > MostReferences;

    internal bool MayAddReference() => ++references <= MostReferences;

    internal void Misplaced(PlaceInFile place) => Add(misplaced, place);

    internal void Unclosed(PlaceInFile place, YamlSpan at)
    {
        Add(unclosed, place);
        Add("PB0019", at, "An expression begins here with ${{ and has no end.", "Close it with }}; a quote ' inside an expression needs its partner.");
    }

    internal void NotUnderstood(PlaceInFile place, YamlSpan at)
    {
        Add(notUnderstood, place);
        Add("PB0019", at, "An expression here is not one GitHub would evaluate.", "Look for letters that only look like Latin ones, for double quotes and for stray signs.");
    }

    internal void LooksAlike(string name, YamlSpan at) =>
        Add("PB0021", at, $"'{name}' {LookAlikes.Why}.", "Write it with Latin letters, and find out who wrote it otherwise.");

    internal void Matrix(long jobs, YamlSpan at) =>
        Add("PB0021", at, $"The matrix asks for {jobs} jobs; GitHub makes at most {JobFacts.MostMatrixJobs} of one.", "Split the job.");

    private static void Add(List<string> places, PlaceInFile place)
    {
        if (places.Count < MostPlaces)
        {
            places.Add(place.ToString());
        }
    }

    private void Add(string code, YamlSpan at, string message, string cure)
    {
        if (diagnostics.Count < MostDiagnostics)
        {
            diagnostics.Add(new(code, file, at.Line, at.Column, message, cure));
        }
    }
}
