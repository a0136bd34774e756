namespace Playbooks.Core.Reach.Trust.Grades;

/// <summary>What a set of conditions fixes about the job that may come in.</summary>
internal sealed record Pins
{
    public RepositoryPin Repository { get; init; } = RepositoryPin.Anyone;

    /// <summary>The branch, tag, environment or kind of run; null when any will do.</summary>
    public TrustGrading? Place { get; init; }

    /// <summary>The (reusable) workflow; null when any will do.</summary>
    public TrustGrading? Workflow { get; init; }

    /// <summary>No better than this, whatever is fixed.</summary>
    public TrustGrading? Floor { get; init; }

    /// <summary>Both sets must hold: the tighter pin of each kind counts.</summary>
    public Pins And(Pins other) => new()
    {
        Repository = Repository > other.Repository ? Repository : other.Repository,
        Place = Tighter(Place, other.Place),
        Workflow = Tighter(Workflow, other.Workflow),
        Floor = Tighter(Floor, other.Floor),
    };

    public Pins AtLeast(TrustGrading floor) => this with { Floor = floor };

    private static TrustGrading? Tighter(TrustGrading? left, TrustGrading? right) =>
        left is null ? right : right is null ? left : TrustGrading.Better(left, right);
}
