using Playbooks.Core.Runs;

namespace Playbooks.Engine.Runs;

/// <summary>Where a worker left a run.</summary>
public abstract record RunStand
{
    private RunStand()
    {
    }

    public sealed record Over(Run Run) : RunStand;

    /// <summary>For people or, where given, for a time.</summary>
    public sealed record Waiting(Run Run, DateTimeOffset? Until) : RunStand;

    /// <summary>Another worker has it now.</summary>
    public sealed record Lost : RunStand;
}
