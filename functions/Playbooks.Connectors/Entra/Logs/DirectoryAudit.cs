using System.Collections.Immutable;

namespace Playbooks.Connectors.Entra.Logs;

/// <summary>One change in the directory, and who made it.</summary>
internal sealed record DirectoryAudit(string Id, DateTimeOffset? At, string Activity, string? Category, string? Result, string? ByApp, string? ByUser, ImmutableArray<string> Targets);
