namespace Playbooks.Sandbox.GitHub.Runners;

internal sealed record Runner(long Id, string Name, string Os, string Status, bool Busy, bool Ephemeral, IReadOnlyList<string> Labels, long Group);
