using Playbooks.Engine.Actions;
using Playbooks.Engine.Ports;

namespace Playbooks.Engine.Runs;

/// <summary>What a worker brings to every run it drives.</summary>
public sealed record RunLoopParts
{
    /// <summary>Which worker this is, for the journal: host name and process.</summary>
    public required string Worker { get; init; }

    public required Catalog Catalog { get; init; }

    public required IHeadSigner Signer { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Between 0 and 1, for jitter.</summary>
    public required Func<double> Chance { get; init; }

    public required ReportMaker Reports { get; init; }

    public required IRunObserver Observer { get; init; }

    /// <summary>From then on nothing more is begun: what is under way is finished, and the run let go of. Never, where null.</summary>
    public DateTimeOffset? RestAt { get; init; }
}
