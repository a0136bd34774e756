namespace Playbooks.Hosting.Views;

/// <summary>A stage that has ended.</summary>
public sealed record StageRow(string Stage, string Outcome, string Reason);
