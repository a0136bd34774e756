using Playbooks.Engine.Ports;

namespace Playbooks.Engine.Tests.Runs;

/// <summary>A claim that fails at an append as told: it was lost to another worker, or this worker dies before or after it.</summary>
/// <param name="fails">Given the number of the append, from 1.</param>
internal sealed class LosingClaim(IRunClaim claim, Func<int, bool> fails, LosingClaim.How how) : IRunClaim
{
    private readonly Lock gate = new();

    public enum How
    {
        /// <summary>Another worker took the run.</summary>
        Lost,

        /// <summary>The process dies before the bytes are there.</summary>
        DiesBefore,

        /// <summary>The process dies once they are durable.</summary>
        DiesAfter,
    }

    public int Appends { get; private set; }

    /// <summary>Called at the moment of the loss.</summary>
    public Action OnLoss { get; init; } = () => { };

    public string Run => claim.Run;

    public long Epoch => claim.Epoch;

    public bool IsHeld => claim.IsHeld;

    public long Position => claim.Position;

    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(CancellationToken token) => claim.ReadAsync(token);

    public async ValueTask<Append> AppendAsync(ReadOnlyMemory<byte> lines, CancellationToken token)
    {
        bool ends;
        lock (gate)
        {
            ends = fails(++Appends);
        }

        if (!ends || how == How.DiesAfter)
        {
            var appended = await claim.AppendAsync(lines, token);
            return ends ? throw new DeathException() : appended;
        }

        OnLoss();
        return how == How.Lost ? Append.Lost : throw new DeathException();
    }

    public Task<IReadOnlyList<InboxMessage>> ReceiveAsync(CancellationToken token) => claim.ReceiveAsync(token);

    public Task AcknowledgeAsync(string messageId, CancellationToken token) => claim.AcknowledgeAsync(messageId, token);

    public Task WaitForMessageAsync(CancellationToken token) => claim.WaitForMessageAsync(token);

    public Task WriteFileAsync(string name, ReadOnlyMemory<byte> content, CancellationToken token) => claim.WriteFileAsync(name, content, token);

    public Task RestAsync(RunRest rest, CancellationToken token) => claim.RestAsync(rest, token);

    public ValueTask DisposeAsync() => claim.DisposeAsync();
}
