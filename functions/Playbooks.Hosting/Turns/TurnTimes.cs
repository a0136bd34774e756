namespace Playbooks.Hosting.Turns;

/// <summary>How long one turn may take. Whoever calls is patient for longer than <see cref="Stop"/>: nobody kills a turn that keeps to its times.</summary>
/// <param name="Rest">After that long nothing more is begun.</param>
/// <param name="Stop">After that long what is still under way is broken off; its outcome is unknown and looked up by the next turn.</param>
public sealed record TurnTimes(TimeSpan Rest, TimeSpan Stop)
{
    public static TurnTimes Usual { get; } = new(TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(4));
}
