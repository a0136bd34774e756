namespace Playbooks.Connectors.GitHub.Evidence.HandOn;

/// <param name="Jobs">Names of the affected jobs as GitHub shows them.</param>
/// <param name="Since">When the first of them began.</param>
internal sealed record AffectedRun(IReadOnlyCollection<string> Jobs, DateTimeOffset Since);
