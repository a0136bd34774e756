using System.Collections.Immutable;
using Playbooks.Core.Alerts.Incidents;
using Playbooks.Core.Journals;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;
using Playbooks.Engine.Ports;
using Playbooks.Engine.Runs;

namespace Playbooks.Hosting.Alerts;

/// <summary>Does what the ledger has decided: makes runs, and tells runs what became known. Each may be done again without harm.</summary>
internal sealed class Errands(Crew crew, IWorkQueue queue)
{
    private const string By = "alert";
    private const int LongestMessage = 60 << 10;

    /// <summary>Runs looked at in this pass; a run that has ended stays so.</summary>
    private readonly HashSet<string> looked = new(StringComparer.Ordinal);

    /// <summary>Digests of what runs were told in this pass.</summary>
    private readonly HashSet<string> sent = new(StringComparer.Ordinal);

    /// <param name="isFirst">A pass begins: look again at what was left open, too.</param>
    /// <returns>False where the ledger was lost to another worker.</returns>
    public async Task<bool> RunAsync(IRunClaim claim, Ledger ledger, ImmutableArray<Playbook> playbooks, bool isFirst, PassNotes notes, CancellationToken token)
    {
        if (isFirst)
        {
            looked.Clear();
            sent.Clear();
        }

        var done = new List<LedgerLine>();
        foreach (var (run, (playbook, inputs, source)) in ledger.ToMake.ToList())
        {
            if (await MakeAsync(run, playbooks.FirstOrDefault(p => p.Id == playbook), inputs, source, notes, token))
            {
                done.Add(new LedgerLine.Made(run));
            }
        }

        // From here on the runs that were made are there to be told.
        done.ForEach(ledger.Add);

        foreach (var (run, news) in ledger.ToTell.Where(tell => !ledger.ToMake.ContainsKey(tell.Key) && (isFirst || sent.Add(tell.Value.Digest))).ToList())
        {
            if (await TellAsync(ledger, run, news, playbooks, notes, token) is { } line)
            {
                done.Add(line);
            }
        }

        done.Where(line => line is not LedgerLine.Made).ToList().ForEach(ledger.Add);
        return done.Count == 0 || await claim.AppendAsync(done.SelectMany(line => line.Write()).ToArray(), token) == Append.Appended;
    }

    /// <summary>Learns which of these have ended.</summary>
    public async Task LookAsync(Ledger ledger, IEnumerable<Incident> incidents, CancellationToken token)
    {
        foreach (var incident in incidents.Where(incident => !ledger.Incidents.IsOver(incident) && !ledger.ToMake.ContainsKey(incident.Run) && looked.Add(incident.Run)).ToList())
        {
            if (await ReplayAsync(incident.Run, token) is { Run.Outcome: not null })
            {
                ledger.Incidents.End(incident.Run);
            }
        }
    }

    private async Task<bool> MakeAsync(string run, Playbook? playbook, Value inputs, string source, PassNotes notes, CancellationToken token)
    {
        using var wrong = new StringWriter();
        if (playbook is null || await crew.StartAsync(run, playbook, inputs, $"{By}:{source}", drill: false, wrong, token) is not { } made)
        {
            notes.Problem($"Run {run} could not be made: {(playbook is null ? "its playbook is not here any more" : wrong.ToString().Trim())}.");
            return false;
        }

        if (made)
        {
            notes.Started(run);
        }

        await queue.WakeAsync(run, TimeSpan.Zero, token);
        return true;
    }

    /// <summary>What it led to, once the run's journal shows it; null as long as that is open.</summary>
    private async Task<LedgerLine?> TellAsync(Ledger ledger, string run, (Value Inputs, string Digest, string Reason) news, ImmutableArray<Playbook> playbooks, PassNotes notes, CancellationToken token)
    {
        var (inputs, digest, reason) = news;
        var replay = await ReplayAsync(run, token);
        if (replay is null)
        {
            notes.Problem($"Run {run} is to be told more, and cannot be read: {reason}.");
            return null;
        }

        if (replay.Lines.Any(line => line.Event is RunEvent.Amended amended && Ledger.DigestOf(amended.Inputs) == digest))
        {
            return new LedgerLine.Told(run, digest);
        }

        // Reports may still be owed; an amendment is read no more.
        if (replay.Run is { Outcome: not null } ended)
        {
            return Follow(ledger, ended, inputs, playbooks);
        }

        var message = InputCodec.Write(new RunInput.Amend(inputs, By, reason));
        if (message.Length > LongestMessage)
        {
            notes.Problem($"Run {run} is to be told more than a message holds; amend it by hand with what the ledger has.");
            return new LedgerLine.Told(run, digest);
        }

        await crew.Workspace.Store.SendAsync(run, new InboxMessage($"{By}-{digest[^32..]}", message), token);
        await queue.WakeAsync(run, TimeSpan.Zero, token);
        notes.Amended(run);
        return null;
    }

    private LedgerLine.Followed? Follow(Ledger ledger, Run ended, Value inputs, ImmutableArray<Playbook> playbooks)
    {
        var incident = ledger.Incidents.All.FirstOrDefault(i => i.Run == ended.Id);
        return incident is not null && playbooks.FirstOrDefault(p => p.Id == incident.Playbook) is { } playbook
            ? new LedgerLine.Followed(ended.Id, By, new LedgerDecision(
                LedgerDecision.Start, playbook.Id, crew.NewId(playbook), $"run {ended.Id} ended before it read what became known", incident.Alert, inputs))
            : null;
    }

    private async Task<Replay?> ReplayAsync(string run, CancellationToken token)
    {
        try
        {
            return await crew.Workspace.Store.ReplayAsync(run, token);
        }
        catch (DamagedJournalException)
        {
            // Whoever drives it says so; here it is a run that still answers to its incident.
            return null;
        }
    }
}
