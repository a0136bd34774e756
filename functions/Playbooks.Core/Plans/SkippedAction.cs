namespace Playbooks.Core.Plans;

/// <summary>Something the plan leaves out, and why: already as wanted, refused by policy or guard, could not be looked at.</summary>
public sealed record SkippedAction(Actions.Call Call, string Target, string Code, string Reason);
