namespace Playbooks.Hosting.Alerts;

internal static class LedgerReading
{
    public static async Task<Ledger> FoldAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> lines)
    {
        var ledger = new Ledger();
        await foreach (var bytes in lines)
        {
            if (LedgerLine.Read(bytes) is { } line)
            {
                ledger.Add(line);
            }
        }

        return ledger;
    }
}
