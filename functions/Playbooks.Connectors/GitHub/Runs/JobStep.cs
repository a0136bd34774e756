namespace Playbooks.Connectors.GitHub.Runs;

internal sealed record JobStep(string Name, int Number, string? Status = null, string? Conclusion = null);
