using Playbooks.Core.Values;

namespace Playbooks.Functions.Hooks;

/// <summary>What a door makes of a request.</summary>
internal abstract record Proof
{
    private Proof()
    {
    }

    /// <summary>It is from whom it says.</summary>
    /// <param name="Source">One of <see cref="Core.Alerts.AlertSources.Names"/>.</param>
    /// <param name="Event">What the transport says of the body, or null.</param>
    /// <param name="IsIdProven">The proof covers the delivery's id.</param>
    public sealed record Genuine(string Source, string? Event, string Delivery, bool IsIdProven, Value Body) : Proof;

    /// <summary>It is about the connection and no delivery; it was seen to.</summary>
    public sealed record Done(string What) : Proof;

    /// <param name="Status">401 for what is not proven, 4xx for what cannot be read, 503 where the door is not set up or cannot tell at the moment.</param>
    public sealed record Refused(int Status, string Reason) : Proof;

    public static Refused Unproven(string reason) => new(401, reason);

    public static Refused Unreadable(string reason) => new(400, reason);
}
