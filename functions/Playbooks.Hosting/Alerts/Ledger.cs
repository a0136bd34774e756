using Playbooks.Core.Alerts;
using Playbooks.Core.Alerts.Incidents;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;

namespace Playbooks.Hosting.Alerts;

/// <summary>All that the ledger says, taken together.</summary>
internal sealed class Ledger
{
    private readonly HashSet<string> deliveries = new(StringComparer.Ordinal);
    private readonly HashSet<string> unprovenBodies = new(StringComparer.Ordinal);
    private readonly HashSet<string> closed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> decided = new(StringComparer.Ordinal);

    public KnownIncidents Incidents { get; } = new();

    /// <summary>Runs that are decided on and perhaps not made, with what they start with.</summary>
    public Dictionary<string, (string Playbook, Value Inputs, string Source)> ToMake { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs that are not known to have read what they are to be told.</summary>
    public Dictionary<string, (Value Inputs, string Digest, string Reason)> ToTell { get; } = new(StringComparer.Ordinal);

    public static string DigestOf(Value inputs) => PlaybookJson.DigestOf(inputs);

    public bool IsKnown(string delivery) => deliveries.Contains(delivery);

    /// <summary>Whether a body came before from a source whose signatures leave out the id, so that the body alone tells deliveries apart.</summary>
    public bool IsReplay(string source, string body) => !IsIdSigned(source) && unprovenBodies.Contains(body);

    public bool IsClosed(string journal) => closed.Contains(journal);

    /// <summary>Lines of that intake journal up to which all is decided.</summary>
    public int DecidedOf(string journal) => decided.GetValueOrDefault(journal);

    public void Add(LedgerLine line)
    {
        switch (line)
        {
            case LedgerLine.Decided each:
                deliveries.Add(each.Id);
                if (!IsIdSigned(each.Source))
                {
                    unprovenBodies.Add(each.Body);
                }

                decided[each.Journal] = each.Number;
                foreach (var decision in each.Decisions)
                {
                    Add(decision, each.Source);
                }

                break;
            case LedgerLine.Made made:
                ToMake.Remove(made.Run);
                break;
            case LedgerLine.Told told when ToTell.GetValueOrDefault(told.Run).Digest == told.Digest:
                ToTell.Remove(told.Run);
                break;
            case LedgerLine.Followed followed:
                ToTell.Remove(followed.Ended);
                Incidents.End(followed.Ended);
                Add(followed.By, followed.Source);
                break;
            case LedgerLine.Closed journal:
                closed.Add(journal.Journal);
                decided.Remove(journal.Journal);
                break;
            default:
                break;
        }
    }

    private static bool IsIdSigned(string source) => source != AlertSources.GitHub;

    private void Add(LedgerDecision decision, string source)
    {
        if (decision is not { Run: { } run, Alert: { } alert, Inputs: { } inputs })
        {
            return;
        }

        Incidents.Set(new Incident(run, decision.Playbook, alert));
        if (decision.Verdict == LedgerDecision.Start)
        {
            ToMake[run] = (decision.Playbook, inputs, source);
        }
        else
        {
            ToTell[run] = (inputs, DigestOf(inputs), decision.Reason);
        }
    }
}
