namespace Playbooks.Connectors.GitHub.Evidence;

/// <summary>A window of exposure, both ends inclusive.</summary>
internal sealed record Window(DateTimeOffset From, DateTimeOffset To)
{
    public bool Holds(DateTimeOffset time) => time >= From && time <= To;
}
