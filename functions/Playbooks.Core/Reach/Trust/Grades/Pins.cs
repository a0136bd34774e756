namespace Playbooks.Core.Reach.Trust.Grades;

/// <summary>What a set of conditions fixes about the job that may come in.</summary>
internal sealed record Pins
{
    public RepositoryPin Repository { get; init; } = RepositoryPin.Anyone;

    /// <summary>The branch, tag, environment or kind of run; null when any will do.</summary>
    public TrustGrading? Place { get; init; }

    /// <summary>The (reusable) workflow; null when any will do.</summary>
    public TrustGrading? Workflow { get; init; }

    /// <summary>Within one pattern: what keeps its pins from being better than this.</summary>
    public TrustGrading? Doubt { get; init; }

    /// <summary>Both sets must hold: the tighter pin of each kind counts.</summary>
    public Pins And(Pins other) => new()
    {
        Repository = Repository > other.Repository ? Repository : other.Repository,
        Place = Tighter(Place, other.Place),
        Workflow = Tighter(Workflow, other.Workflow),
        Doubt = Doubt ?? other.Doubt,
    };

    /// <summary>The doubt put into the pins themselves, so that a further condition can only help.</summary>
    public Pins Settled() => Doubt is null ? this : this with { Place = Doubted(Place), Workflow = Doubted(Workflow), Doubt = null };

    private TrustGrading? Doubted(TrustGrading? pin) => pin is null || Doubt is null ? pin : TrustGrading.Worse(pin, Doubt);

    private static TrustGrading? Tighter(TrustGrading? left, TrustGrading? right) =>
        left is null ? right : right is null ? left : TrustGrading.Better(left, right);
}
