namespace Playbooks.Sandbox.Scenarios;

/// <summary>News about the artifact that arrives when a stage begins: the whole alert as it reads from then on.</summary>
public sealed record Revision(string Stage, string Reason, string Alert);
