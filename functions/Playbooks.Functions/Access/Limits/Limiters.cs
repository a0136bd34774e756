namespace Playbooks.Functions.Access.Limits;

/// <summary>The limits of one process: how often an address or a proven subject may ask, and how often it may be refused.</summary>
internal sealed class Limiters(TimeProvider time)
{
    /// <summary>Enough for a team behind one address, with a page each that asks once a second.</summary>
    public Pace Pace { get; } = new(atOnce: 200, eachSecond: 20, time);

    public Lockout Lockout { get; } = new(after: 20, within: TimeSpan.FromMinutes(5), lasts: TimeSpan.FromMinutes(5), time);
}
