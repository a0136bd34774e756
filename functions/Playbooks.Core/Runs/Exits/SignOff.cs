namespace Playbooks.Core.Runs.Exits;

/// <summary>A person's word on something that only people can tell.</summary>
public sealed record SignOff(string Person, string Reason);
