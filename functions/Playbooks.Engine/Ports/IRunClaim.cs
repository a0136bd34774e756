namespace Playbooks.Engine.Ports;

/// <summary>One worker's exclusive hold on one run. Disposing lets go of it.</summary>
public interface IRunClaim : IAsyncDisposable
{
    string Run { get; }

    /// <summary>Grows with every claim of this run; effects carry it, so that a worker that lost its claim is recognised.</summary>
    long Epoch { get; }

    /// <summary>False once this worker knows, by its own clock and without asking anybody, that the claim is over: nothing more may be done in its name.</summary>
    bool IsHeld { get; }

    /// <summary>Bytes of whole lines in the journal as this claim knows it.</summary>
    long Position { get; }

    /// <summary>The journal's whole lines, first to last and without their line feeds, as they stood when the run was claimed. A torn last line has been healed away.</summary>
    IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(CancellationToken token);

    /// <summary>Appends whole lines at <see cref="Position"/>; durable when it returns. All of them or none.</summary>
    /// <returns><see cref="Append.Lost"/> when the claim or the position was lost: stop, perform no further effect, let go.</returns>
    ValueTask<Append> AppendAsync(ReadOnlyMemory<byte> lines, CancellationToken token);

    /// <summary>Messages not yet acknowledged, oldest first.</summary>
    Task<IReadOnlyList<InboxMessage>> ReceiveAsync(CancellationToken token);

    /// <summary>Call after what the message led to is in the journal. A message may be received again if a worker dies in between.</summary>
    Task AcknowledgeAsync(string messageId, CancellationToken token);

    /// <summary>Completes when a message may have arrived. May complete early; never misses one that came after the last receive.</summary>
    Task WaitForMessageAsync(CancellationToken token);

    /// <summary>Writes a file of the run, whole and durable, replacing one of that name. Without effect for a claim that was lost.</summary>
    /// <param name="name">Relative, letters, digits, dots, hyphens and single slashes.</param>
    Task WriteFileAsync(string name, ReadOnlyMemory<byte> content, CancellationToken token);

    /// <summary>The last word before letting go: when somebody has to look at the run again. Without effect for a claim that was lost.</summary>
    Task RestAsync(RunRest rest, CancellationToken token);
}
