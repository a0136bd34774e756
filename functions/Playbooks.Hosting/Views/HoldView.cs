namespace Playbooks.Hosting.Views;

/// <summary>Why a run stands still until a person has looked.</summary>
public sealed record HoldView(string Code, string Reason);
