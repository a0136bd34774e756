using System.Collections.Immutable;
using Playbooks.Core.Playbooks;
using Playbooks.Engine.Ports;

namespace Playbooks.Hosting.Alerts;

/// <summary>
/// Decides what becomes of each delivery and does it: start a run, tell one more, or nothing. A decision is in the ledger before its effect, and the ledger is held
/// by one worker at a time: two never start two runs for one incident, and a crash between decision and effect leaves an effect that the next pass makes good.
/// </summary>
public sealed class AlertDesk : IDisposable
{
    private const int RecordsAtOnce = 500;
    private const int JournalsAtOnce = 1_000;

    private readonly Crew crew;
    private readonly IRunStore store;
    private readonly Errands errands;
    private readonly Func<TextWriter, ImmutableArray<Playbook>?> playbooks;
    private Ledger ledger = new();
    private long readUpTo = -1;

    /// <param name="playbooks">Those that alerts can start; null, with the reason written, where they cannot be read.</param>
    public AlertDesk(Crew crew, IWorkQueue queue, Func<TextWriter, ImmutableArray<Playbook>?> playbooks)
    {
        (this.crew, this.playbooks) = (crew, playbooks);
        store = AlertStore.Open(crew.Workspace.Place, crew.Time);
        errands = new Errands(crew, queue);
    }

    /// <summary>Looks once at all that was received. Not to be called twice at a time.</summary>
    public async Task<AlertPass> PassAsync(CancellationToken token)
    {
        var waiting = await WaitingAsync(token);
        if (waiting.Count == 0 && readUpTo >= 0 && ledger is { ToMake.Count: 0, ToTell.Count: 0 })
        {
            return AlertPass.Nothing;
        }

        await using var claim = await ClaimAsync(waiting.Count > 0, token);
        return claim is null ? AlertPass.Nothing : await PassAsync(claim, token);
    }

    public void Dispose() => (store as IDisposable)?.Dispose();

    private async Task<AlertPass> PassAsync(IRunClaim claim, CancellationToken token)
    {
        if (claim.Position != readUpTo)
        {
            ledger = await LedgerReading.FoldAsync(claim.ReadAsync(token));
        }

        // Unless all of it gets there, the next pass reads it again.
        readUpTo = -1;
        using var problems = new StringWriter();
        var notes = new PassNotes();
        if (playbooks(problems) is { } known && await errands.RunAsync(claim, ledger, known, isFirst: true, notes, token) && await DecideAllAsync(claim, known, notes, token))
        {
            readUpTo = claim.Position;
        }

        return notes.Report(problems.ToString());
    }

    private async Task<bool> DecideAllAsync(IRunClaim claim, ImmutableArray<Playbook> known, PassNotes notes, CancellationToken token)
    {
        var judge = new RecordJudge(ledger, known, crew, errands);
        foreach (var journal in await WaitingAsync(token))
        {
            // Whoever can claim it is the last to look: nobody adds to it any more.
            await using var last = await store.ClaimAsync(journal, claim.Run, token);
            if (!await DecideAsync(claim, journal, judge, known, notes, token) || (last is not null && !await AppendAsync(claim, [new LedgerLine.Closed(journal)], token)))
            {
                return false;
            }

            await (last?.RestAsync(new RunRest.Over(), token) ?? Task.CompletedTask);
        }

        return true;
    }

    private async Task<bool> DecideAsync(IRunClaim claim, string journal, RecordJudge judge, ImmutableArray<Playbook> known, PassNotes notes, CancellationToken token)
    {
        var (number, batch) = (0, new List<LedgerLine>());
        await foreach (var line in store.ReadAsync(journal, token))
        {
            if (++number > ledger.DecidedOf(journal) && IntakeRecord.Read(line) is { } record)
            {
                batch.Add(await judge.JudgeAsync(record, journal, number, token));
            }

            if (batch.Count == RecordsAtOnce)
            {
                if (!await SettleAsync(claim, batch, known, notes, token))
                {
                    return false;
                }

                batch = [];
            }
        }

        return await SettleAsync(claim, batch, known, notes, token);
    }

    private async Task<bool> SettleAsync(IRunClaim claim, List<LedgerLine> batch, ImmutableArray<Playbook> known, PassNotes notes, CancellationToken token)
    {
        if (batch.Count == 0)
        {
            return true;
        }

        notes.Count(batch);
        return await claim.AppendAsync(batch.SelectMany(line => line.Write()).ToArray(), token) == Append.Appended && await errands.RunAsync(claim, ledger, known, isFirst: false, notes, token);
    }

    private async Task<bool> AppendAsync(IRunClaim claim, List<LedgerLine> lines, CancellationToken token)
    {
        lines.ForEach(ledger.Add);
        return await claim.AppendAsync(lines.SelectMany(line => line.Write()).ToArray(), token) == Append.Appended;
    }

    /// <summary>Intake journals on which there may be something to decide, oldest first.</summary>
    private async Task<List<string>> WaitingAsync(CancellationToken token)
    {
        var open = new List<string>();
        var next = "";
        do
        {
            (var page, next) = await store.PageAsync(RunsOf.Unfinished, next, JournalsAtOnce, token);
            open.AddRange(page.Where(journal => AlertStore.IsIntake(journal) && !ledger.IsClosed(journal)));
        }
        while (next.Length > 0);

        open.Sort(StringComparer.Ordinal);
        return open;
    }

    /// <param name="create">Make the ledger where there is none yet.</param>
    private async Task<IRunClaim?> ClaimAsync(bool create, CancellationToken token)
    {
        var worker = $"{Environment.MachineName}/{Environment.ProcessId}";
        if (await store.ClaimAsync(AlertStore.Ledger, worker, token) is { } claim)
        {
            return claim;
        }

        return create && await store.CreateAsync(AlertStore.Ledger, LedgerLine.Head(crew.Time.GetUtcNow()), token) ? await store.ClaimAsync(AlertStore.Ledger, worker, token) : null;
    }
}
