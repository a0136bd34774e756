using System.Collections.Immutable;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts.Incidents;

/// <summary>What one alert means for one playbook.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>One sentence for people.</summary>
    public required string Reason { get; init; }

    public required Playbook Playbook { get; init; }

    /// <summary>What each of the playbook's triggers says.</summary>
    public required ImmutableArray<ConsideredTrigger> Triggers { get; init; }

    /// <summary>It is news: a run starts.</summary>
    public sealed record Start(Value Inputs) : Verdict;

    /// <summary>It is of an incident that a run answers to, and says more than was known.</summary>
    /// <param name="Alert">All that is known now.</param>
    public sealed record Amend(Incident Incident, Alert Alert, Value Inputs) : Verdict;

    /// <summary>Nothing is to be done.</summary>
    /// <param name="Incident">The incident that it is of; null where it is of none.</param>
    public sealed record Ignore(Incident? Incident) : Verdict;
}
