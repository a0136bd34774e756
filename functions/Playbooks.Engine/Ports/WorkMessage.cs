namespace Playbooks.Engine.Ports;

/// <summary>One wake that was taken.</summary>
/// <param name="Id">The queue's own.</param>
/// <param name="Receipt">Proves to the queue who took it.</param>
/// <param name="Attempt">How often it was taken, from 1.</param>
public sealed record WorkMessage(string Id, string Receipt, string Run, int Attempt);
