using Playbooks.Core.Values;

namespace Playbooks.Connectors.Tests.Actions;

/// <summary>One action at work on the sandbox, for the promises that every change keeps.</summary>
/// <param name="Uses">The action.</param>
/// <param name="Operation">The sandbox's name of the request that has the effect.</param>
/// <param name="With">Its arguments.</param>
internal sealed record ChangeRow<TCloud>(string Uses, string Operation, Func<TCloud, (string Name, Value Value)[]> With)
{
    /// <summary>Prepares the sandbox, through other actions or behind their back.</summary>
    public Func<TCloud, Task> Arrange { get; init; } = _ => Task.CompletedTask;

    /// <summary>What a refusal with that code becomes, where it is not what it usually is; <c>succeeded</c> where it counts as done.</summary>
    public IReadOnlyDictionary<string, string> Refusals { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the undo leaves the state exactly as it was.</summary>
    public bool HasUndo { get; init; } = true;

    public string Title => $"{Uses} {Operation}";
}
