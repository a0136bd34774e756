namespace Playbooks.Core.Runs;

/// <summary>The run stands still until a person says to try again, resolves an unknown, or cancels.</summary>
public sealed record Hold(string Code, string Reason);
