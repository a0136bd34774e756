using System.Collections.Immutable;
using System.Diagnostics;
using Playbooks.Core.Alerts;
using Playbooks.Core.Alerts.Incidents;
using Playbooks.Core.Playbooks;

namespace Playbooks.Hosting.Alerts;

/// <summary>Understands records one after the other, each in the light of those before it.</summary>
internal sealed class RecordJudge(Ledger ledger, ImmutableArray<Playbook> playbooks, Crew crew, Errands errands)
{
    /// <summary>The line for the ledger; it is in <paramref name="journal"/>'s fold already.</summary>
    public async Task<LedgerLine.Decided> JudgeAsync(IntakeRecord record, string journal, int number, CancellationToken token)
    {
        var (id, body) = record.Keys;
        var understood = ledger.IsKnown(id) ? new Normalised.Refused("It was received before.")
            : ledger.IsReplay(record.Source, body) ? new Normalised.Refused("Its body was received before under another id, which the signature does not cover.")
            : AlertSources.Normalise(new Delivery(record.Source, record.Event, record.Body));
        ImmutableArray<LedgerDecision> decisions = understood is Normalised.Alerts alerts ? await JudgeAsync(alerts.All, token) : [];
        var line = new LedgerLine.Decided(crew.Time.GetUtcNow(), journal, number, record.Source, record.Delivery, id, body, (understood as Normalised.Refused)?.Reason, decisions);
        ledger.Add(line);
        return line;
    }

    private async Task<ImmutableArray<LedgerDecision>> JudgeAsync(ImmutableArray<Alert> alerts, CancellationToken token)
    {
        var decisions = ImmutableArray.CreateBuilder<LedgerDecision>();
        // Those before it in the same delivery are known to the next, though their line is not written yet.
        var here = new List<Incident>();
        foreach (var alert in alerts)
        {
            var known = ledger.Incidents.Of(alert);
            await errands.LookAsync(ledger, known, token);
            foreach (var playbook in playbooks)
            {
                var decision = Of(Correlation.Judge(alert, playbook, known.Where(k => !here.Exists(h => h.Run == k.Run)).Concat(here), ledger.Incidents.IsOver), alert);
                decisions.Add(decision);
                if (decision is { Run: { } run, Alert: { } joined })
                {
                    here.RemoveAll(incident => incident.Run == run);
                    here.Add(new Incident(run, playbook.Id, joined));
                }
            }
        }

        return decisions.ToImmutable();
    }

    private LedgerDecision Of(Verdict verdict, Alert alert) => verdict switch
    {
        Verdict.Start start => new(LedgerDecision.Start, start.Playbook.Id, crew.NewId(start.Playbook), start.Reason, alert with { Evidence = Core.Values.Value.EmptyMap }, start.Inputs),
        Verdict.Amend amend => new(LedgerDecision.Amend, amend.Playbook.Id, amend.Incident.Run, amend.Reason, amend.Alert, amend.Inputs),
        Verdict.Ignore ignore => new(LedgerDecision.Ignore, ignore.Playbook.Id, ignore.Incident?.Run, ignore.Reason, null, null),
        _ => throw new UnreachableException(),
    };
}
