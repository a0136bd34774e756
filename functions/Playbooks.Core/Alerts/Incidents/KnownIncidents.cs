using System.Collections.Immutable;

namespace Playbooks.Core.Alerts.Incidents;

/// <summary>The incidents so far, found by the names of what happened.</summary>
public sealed class KnownIncidents
{
    private readonly Dictionary<string, ImmutableList<string>> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Incident> byRun = new(StringComparer.Ordinal);
    private readonly HashSet<string> over = new(StringComparer.Ordinal);

    public static KnownIncidents None { get; } = new();

    public IReadOnlyCollection<Incident> All => byRun.Values;

    /// <summary>Those that share a name with the alert, oldest first.</summary>
    public IReadOnlyList<Incident> Of(Alert alert) =>
        [.. Incident.Names(alert).SelectMany(name => byName.GetValueOrDefault(name, [])).Distinct(StringComparer.Ordinal).Select(run => byRun[run])];

    /// <summary>Adds it, or puts what is known now in the place of what was known of that run.</summary>
    public void Set(Incident incident)
    {
        byRun[incident.Run] = incident;
        foreach (var name in Incident.Names(incident.Alert))
        {
            var runs = byName.GetValueOrDefault(name, []);
            byName[name] = runs.Contains(incident.Run) ? runs : runs.Add(incident.Run);
        }
    }

    public void End(string run) => over.Add(run);

    public bool IsOver(Incident incident) => over.Contains(incident.Run);
}
