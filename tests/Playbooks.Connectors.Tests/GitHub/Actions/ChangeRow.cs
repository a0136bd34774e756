namespace Playbooks.Connectors.Tests.GitHub.Actions;

/// <summary>One action at work on the sandbox, for the promises that every change keeps.</summary>
/// <param name="Uses">The action.</param>
/// <param name="With">Its arguments, as JSON.</param>
/// <param name="Operation">GitHub's name of the request that has the effect.</param>
internal sealed record ChangeRow(string Uses, Func<SandboxGitHub, string> With, string Operation)
{
    public ChangeRow(string uses, string with, string operation)
        : this(uses, _ => with, operation)
    {
    }

    /// <summary>Prepares the sandbox, through other actions or behind their back.</summary>
    public Func<SandboxGitHub, Task> Arrange { get; init; } = _ => Task.CompletedTask;

    /// <summary>What a refusal with that status becomes, where it is not what it usually is; <c>succeeded</c> where it counts as done.</summary>
    public IReadOnlyDictionary<int, string> Refusals { get; init; } = new Dictionary<int, string>();

    /// <summary>How long the action waits at a time.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether GitHub shows afterwards what was done; else the action would do it again, which does no harm.</summary>
    public bool IsSeen { get; init; } = true;

    /// <summary>Whether an undo leaves the state exactly as it was.</summary>
    public bool HasUndo { get; init; } = true;

    /// <summary>Whether the copy of GitHub's description has the operation.</summary>
    public bool IsDescribed { get; init; } = true;

    /// <summary>Tells rows of the same action and operation apart.</summary>
    public string Name { get; init; } = "";

    public string Title => $"{Uses} {Operation} {Name}".TrimEnd();
}
