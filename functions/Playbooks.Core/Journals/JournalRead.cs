namespace Playbooks.Core.Journals;

/// <summary>What reading one line gave.</summary>
public abstract record JournalRead
{
    private JournalRead()
    {
    }

    public sealed record Line(JournalLine Value) : JournalRead;

    public sealed record Broken(string Reason) : JournalRead;
}
