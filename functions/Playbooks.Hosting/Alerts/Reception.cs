namespace Playbooks.Hosting.Alerts;

/// <summary>What came of one delivery at the door.</summary>
public abstract record Reception
{
    private Reception()
    {
    }

    /// <summary>It is recorded, durably.</summary>
    public sealed record Recorded : Reception;

    /// <summary>It is recorded since before: the same delivery, sent again because its sender did not hear the answer.</summary>
    public sealed record Repeated : Reception;

    /// <summary>It is not what its sender sent: an id or a body that was seen before, in another pairing.</summary>
    public sealed record Replayed(string Reason) : Reception;

    /// <summary>More is waiting than may; the sender comes again.</summary>
    public sealed record Full : Reception;
}
