namespace Playbooks.Engine.Ports;

/// <summary>When somebody has to look at a run again, in the words of whoever lets go of it.</summary>
public abstract record RunRest
{
    private RunRest()
    {
    }

    /// <summary>It has ended: nobody has to.</summary>
    public sealed record Over : RunRest;

    /// <summary>When somebody has left it a message or, where a time is given, then.</summary>
    public sealed record Waiting(DateTimeOffset? Until) : RunRest;
}
