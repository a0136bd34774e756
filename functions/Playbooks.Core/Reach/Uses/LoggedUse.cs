using Playbooks.Core.Reach.Exposure;

namespace Playbooks.Core.Reach.Uses;

/// <summary>One line of a provider's log that shows a credential at work.</summary>
/// <param name="Node">Of the credential in the reach graph.</param>
/// <param name="Address">Where it came from; empty where the log does not say.</param>
/// <param name="What">What it did, in the log's own word.</param>
/// <param name="Became">The role that it became by this; empty for none.</param>
/// <param name="Source">The action that read the log.</param>
internal sealed record LoggedUse(string Node, string Address, DateTimeOffset At, string What, bool Failed, string Became, string Source)
{
    /// <summary>How surely it was this credential and not another one of the same owner's.</summary>
    public ExposureGrade Grade { get; init; } = ExposureGrade.Confirmed;
}
