using Playbooks.Core.Alerts.Incidents;
using Playbooks.Engine.Runs;
using Playbooks.Storage;

namespace Playbooks.Hosting.Alerts;

/// <summary>What is known of incidents, for somebody who only looks.</summary>
public static class IncidentReading
{
    /// <param name="runs">Where the runs are, as <see cref="StorePlace.Parse"/> takes it.</param>
    /// <exception cref="DamagedJournalException">A run's journal cannot be replayed.</exception>
    public static async Task<KnownIncidents> ReadAsync(string runs, TimeProvider time, CancellationToken token)
    {
        var place = StorePlace.Parse(runs);
        var (alerts, store) = (AlertStore.Open(place, time), place.Open(time));
        try
        {
            var known = (await LedgerReading.FoldAsync(alerts.ReadAsync(AlertStore.Ledger, token))).Incidents;
            foreach (var incident in known.All.ToList())
            {
                if (await store.ReplayAsync(incident.Run, token) is { Run.Outcome: not null })
                {
                    known.End(incident.Run);
                }
            }

            return known;
        }
        finally
        {
            (alerts as IDisposable)?.Dispose();
            (store as IDisposable)?.Dispose();
        }
    }
}
