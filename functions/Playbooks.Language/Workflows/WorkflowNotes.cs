using System.Collections.Immutable;

namespace Playbooks.Language.Workflows;

/// <summary>What is noticed about the file as a whole while its parts are read.</summary>
internal sealed class WorkflowNotes
{
    /// <summary>A file with more mentions than this is not a workflow anybody wrote; its reach is not told.</summary>
    private const int MostReferences = 20_000;

    private const int MostPlaces = 1_000;

    private readonly List<string> unclosed = [];
    private readonly List<string> misplaced = [];
    private int references;

    internal ImmutableArray<string> UnclosedPlaces => [.. unclosed.Distinct()];

    internal ImmutableArray<string> MisplacedPlaces => [.. misplaced.Distinct()];

    internal bool HasTooManyReferences => references > MostReferences;

    internal bool MayAddReference() => ++references <= MostReferences;

    internal void Unclosed(PlaceInFile place) => Add(unclosed, place);

    internal void Misplaced(PlaceInFile place) => Add(misplaced, place);

    private static void Add(List<string> places, PlaceInFile place)
    {
        if (places.Count < MostPlaces)
        {
            places.Add(place.ToString());
        }
    }
}
