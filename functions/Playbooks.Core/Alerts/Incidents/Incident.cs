namespace Playbooks.Core.Alerts.Incidents;

/// <summary>One thing that happened, with the run that answers to it.</summary>
/// <param name="Playbook">Id of the playbook; one thing may concern several playbooks, each with its own incident.</param>
/// <param name="Alert">All that was said of it so far, as one alert.</param>
public sealed record Incident(string Run, string Playbook, Alert Alert)
{
    /// <summary>
    /// Alerts that both name an artifact are of one incident where it is the same one, whoever says so; the others where they share a name:
    /// an identity, a finding's id, an incident's number. A weakness of a package that is under attack is another matter.
    /// </summary>
    public static bool IsSame(Alert one, Alert other) => AlertKinds.AreAkin(one.Kind, other.Kind) && (one.Artifact is { } artifact && other.Artifact is { } another
        ? artifact.Equals(another, StringComparison.OrdinalIgnoreCase)
        : one.Artifact is null && other.Artifact is null && Names(one).Any(name => Names(other).Contains(name, StringComparer.OrdinalIgnoreCase)));

    /// <summary>By these an incident is looked up.</summary>
    public static IEnumerable<string> Names(Alert alert) => alert.Artifact is { } artifact ? [artifact]
        : alert.Identity is { } identity ? alert.Marks.Append(identity)
        : alert.Marks;
}
