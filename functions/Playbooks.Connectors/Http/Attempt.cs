namespace Playbooks.Connectors.Http;

/// <summary>How one attempt ended.</summary>
internal abstract record Attempt
{
    private Attempt()
    {
    }

    public sealed record Answered(Reply Reply) : Attempt;

    /// <summary>A rate limit: nothing happened, and it may be sent again after the wait.</summary>
    public sealed record Throttled(Reply Reply, TimeSpan Wait) : Attempt;

    /// <summary>Worth another attempt after a back-off; the failure is what is reported when there is none left.</summary>
    public sealed record Lost(ProviderFailure Failure, Reply? Reply) : Attempt;

    /// <summary>The credential was renewed; try at once.</summary>
    public sealed record Renewed(Reply Reply) : Attempt;

    public sealed record Ended(ProviderFailure Failure) : Attempt;
}
