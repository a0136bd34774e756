namespace Playbooks.Core.Policy;

/// <summary>What one policy said about one planned action.</summary>
/// <param name="Action">Id of the planned action.</param>
/// <param name="Reason">The policy's own message.</param>
public sealed record Judgement(string Action, string Policy, Verdict Verdict, string Reason);
