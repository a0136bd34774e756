namespace Playbooks.Sandbox.Auditing;

internal sealed class AuditTrail
{
    private readonly Lock gate = new();
    private readonly List<AuditEntry> entries = [];

    public IReadOnlyList<AuditEntry> Entries
    {
        get
        {
            lock (gate)
            {
                return [.. entries];
            }
        }
    }

    public void Add(AuditEntry entry)
    {
        lock (gate)
        {
            entries.Add(entry with { Sequence = entries.Count + 1 });
        }
    }
}
