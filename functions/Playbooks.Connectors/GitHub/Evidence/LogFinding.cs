namespace Playbooks.Connectors.GitHub.Evidence;

/// <param name="Line">From 1.</param>
internal sealed record LogFinding(int Line, string Indicator);
