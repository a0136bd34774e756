using System.Security.Cryptography;
using System.Threading.Channels;
using Playbooks.Engine.Ports;
using Playbooks.Storage;

namespace Playbooks.Hosting.Alerts;

/// <summary>
/// Takes deliveries and answers once they are durable. What arrives at the same time is appended together, with one flush. One per process; a journal
/// that was lost or has grown long is left to the desk, and another begun.
/// </summary>
public sealed class Intake : IAsyncDisposable
{
    /// <summary>A delivery that comes again after so many others is not recognised at the door; the ledger still knows it.</summary>
    private const int MostRemembered = 500_000;

    private const int MostWaiting = 4_096;
    private const int BytesAtOnce = 2 << 20;
    private const int RecordsOfJournal = 2_000;
    private const int BytesOfJournal = 32 << 20;

    private readonly IRunStore store;
    private readonly TimeProvider time;
    private readonly Action recorded;
    private readonly DeliveryMemory memory = new(MostRemembered);
    private readonly Channel<Waiting> arrivals = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly Task writing;
    private IRunClaim? journal;
    private int records;

    /// <param name="recorded">Called after something became durable.</param>
    public Intake(StorePlace runs, TimeProvider time, Action recorded)
        : this(AlertStore.Open(runs, time), time, recorded)
    {
    }

    internal Intake(IRunStore store, TimeProvider time, Action recorded)
    {
        (this.store, this.time, this.recorded) = (store, time, recorded);
        writing = Task.Run(WriteAsync);
    }

    /// <summary>Recalls what earlier processes received. Call it before the first delivery.</summary>
    public async Task RecallAsync(CancellationToken token)
    {
        await foreach (var line in store.ReadAsync(AlertStore.Ledger, token))
        {
            if (LedgerLine.Read(line) is LedgerLine.Decided decided)
            {
                memory.Recall((decided.Id, decided.Body));
            }
        }

        // What is finished is in the ledger.
        var (page, next) = await store.PageAsync(RunsOf.Unfinished, "", 1_000, token);
        for (; page.Count > 0; (page, next) = next.Length > 0 ? await store.PageAsync(RunsOf.Unfinished, next, 1_000, token) : new RunPage([], ""))
        {
            foreach (var name in page.Where(AlertStore.IsIntake))
            {
                await RecallAsync(name, token);
            }
        }
    }

    /// <exception cref="StoreException">It could not be recorded.</exception>
    public async Task<Reception> ReceiveAsync(IntakeRecord record, bool isIdProven, CancellationToken token)
    {
        var waiting = new Waiting(record.Keys, record.Write());
        if (await memory.MeetAsync(waiting.Keys, isIdProven, waiting.Durable.Task) is { } known)
        {
            return known;
        }

        if (!arrivals.Writer.TryWrite(waiting))
        {
            Fail([waiting], new OperationCanceledException("there is no room"));
            return new Reception.Full();
        }

        await waiting.Durable.Task.WaitAsync(token);
        return new Reception.Recorded();
    }

    public async ValueTask DisposeAsync()
    {
        arrivals.Writer.TryComplete();
        await writing;
        await LeaveAsync();
        (store as IDisposable)?.Dispose();
    }

    private async Task WriteAsync()
    {
        while (await arrivals.Reader.WaitToReadAsync())
        {
            var batch = Take();
            try
            {
                await AppendAsync(batch);
                batch.ForEach(waiting => waiting.Durable.TrySetResult());
                recorded();
            }
            catch (Exception fault)
            {
                // Whether they are there is not known; the senders come again, and the desk takes what is there twice for one.
                Fail(batch, fault);
                await LeaveAsync();
            }
        }
    }

    private List<Waiting> Take()
    {
        var (batch, bytes) = (new List<Waiting>(), 0);
        while (bytes < BytesAtOnce && arrivals.Reader.TryRead(out var waiting))
        {
            batch.Add(waiting);
            bytes += waiting.Line.Length;
        }

        return batch;
    }

    private async Task AppendAsync(List<Waiting> batch)
    {
        if (journal is null || records >= RecordsOfJournal || journal.Position > BytesOfJournal)
        {
            await LeaveAsync();
            journal = await BeginAsync();
        }

        if (await journal.AppendAsync(batch.SelectMany(waiting => waiting.Line).ToArray(), CancellationToken.None) == Append.Lost)
        {
            throw new StoreException("The intake journal was lost to another process", store.LocationOf(journal.Run), "Nothing is to be done; the delivery is taken when it is sent again.", inner: null);
        }

        records += batch.Count;
    }

    private async Task<IRunClaim> BeginAsync()
    {
        var now = time.GetUtcNow();
        var name = AlertStore.NewIntake(now, RandomNumberGenerator.GetBytes(4));
        await store.CreateAsync(name, LedgerLine.Head(now), CancellationToken.None);
        records = 0;
        return await store.ClaimAsync(name, $"{Environment.MachineName}/{Environment.ProcessId}", CancellationToken.None)
            ?? throw new StoreException("The intake journal is held by somebody else", store.LocationOf(name), "Nothing is to be done; the delivery is taken when it is sent again.", inner: null);
    }

    private async Task LeaveAsync()
    {
        var left = journal;
        journal = null;
        if (left is not null)
        {
            await left.DisposeAsync();
        }
    }

    private void Fail(List<Waiting> batch, Exception fault)
    {
        foreach (var waiting in batch)
        {
            memory.Forget(waiting.Keys);
            waiting.Durable.TrySetException(fault);
            _ = waiting.Durable.Task.Exception;
        }
    }

    private async Task RecallAsync(string name, CancellationToken token)
    {
        await foreach (var line in store.ReadAsync(name, token))
        {
            if (IntakeRecord.Read(line) is { } record)
            {
                memory.Recall(record.Keys);
            }
        }
    }

    private sealed record Waiting((string Id, string Body) Keys, byte[] Line)
    {
        public TaskCompletionSource Durable { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
