namespace Playbooks.Sandbox.Auditing;

/// <summary>One request as the sandbox saw it. The path is without its query; no header and no body is kept.</summary>
public sealed record AuditEntry(
    long Sequence, DateTimeOffset At, string Provider, string Operation, string Method, string Path, string Target, string Identity, int Status, bool Changes, bool Contains, string? Fault);
