namespace Playbooks.Core.Runs;

/// <param name="Name">Relative to the run's reports: <c>1-contain.html</c>.</param>
/// <param name="Digest">SHA-256 of the bytes, lower-case hex.</param>
public sealed record ReportFile(string Name, string Digest);
