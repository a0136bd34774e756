using Playbooks.Core.Values;

namespace Playbooks.Core.Reach.Facts;

/// <summary>Facts that come one by one besides <c>reach.map</c>'s arguments, for there are too many to hold them as values at once.</summary>
public sealed record FactStreams
{
    public static FactStreams None { get; } = new();

    /// <summary>Runs as <c>github.find-runs</c> writes them.</summary>
    public IEnumerable<Value> Runs { get; init; } = [];

    /// <summary>Files as <c>github.read-workflows</c> writes them.</summary>
    public IEnumerable<Value> Files { get; init; } = [];

    /// <summary>Repositories as <c>github.list-repositories</c> writes them.</summary>
    public IEnumerable<Value> Repositories { get; init; } = [];

    /// <summary>Items of the step that lists secrets.</summary>
    public IEnumerable<Value> Secrets { get; init; } = [];

    /// <summary>Items of the step that reads subjects.</summary>
    public IEnumerable<Value> Subjects { get; init; } = [];

    internal IEnumerable<Value> Of(string name) => name switch { "secrets" => Secrets, "subjects" => Subjects, _ => [] };
}
