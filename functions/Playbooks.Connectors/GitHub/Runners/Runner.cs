namespace Playbooks.Connectors.GitHub.Runners;

internal sealed record Runner(long Id, string Name, string Os, string Status, bool Busy, IReadOnlyList<RunnerLabel> Labels, long? RunnerGroupId = null, bool? Ephemeral = null);
