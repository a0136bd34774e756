namespace Playbooks.Core.Values;

/// <summary>What reading JSON gave.</summary>
public abstract record JsonOutcome
{
    private JsonOutcome()
    {
    }

    public sealed record Read(Value Value) : JsonOutcome;

    /// <param name="Message">One sentence for people; holds names of members, never other content.</param>
    /// <param name="Offset">Where in the text, in bytes from its start.</param>
    public sealed record Refused(string Message, long Offset) : JsonOutcome;
}
