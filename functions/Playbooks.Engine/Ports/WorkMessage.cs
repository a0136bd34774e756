namespace Playbooks.Engine.Ports;

/// <summary>One wake that was taken.</summary>
/// <param name="Id">The queue's own.</param>
/// <param name="Receipt">Proves to the queue who took it.</param>
/// <param name="Run">Empty where somebody left what is no wake.</param>
/// <param name="Attempt">How often it was taken, from 1.</param>
public sealed record WorkMessage(string Id, string Receipt, string Run, int Attempt)
{
    /// <summary>The message as it was left.</summary>
    public string Text { get; init; } = "";
}
