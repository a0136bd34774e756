namespace Playbooks.Sandbox.Hosting;

/// <summary>A state-changing request that was performed; its answer has not been sent yet.</summary>
public sealed record Effect(string Provider, string Operation, string Path, long Count);
