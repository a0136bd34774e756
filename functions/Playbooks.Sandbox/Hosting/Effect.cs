namespace Playbooks.Sandbox.Hosting;

/// <summary>A state-changing request that was performed; its answer has not been sent yet.</summary>
/// <param name="Target">What it acted on where the path does not say; empty otherwise.</param>
public sealed record Effect(string Provider, string Operation, string Path, string Target, long Count);
