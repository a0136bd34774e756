using System.Collections.Immutable;
using Playbooks.Core.Plans;

namespace Playbooks.Core.Actions;

/// <summary>
/// What an action promises. Playbooks are checked against it, <c>playbook actions</c> prints it, docs are generated from it,
/// and a test holds each action to it on the sandbox. Arguments and outputs are JSON values: times are RFC 3339 text.
/// </summary>
public sealed record ActionContract
{
    /// <summary>Provider and verb phrase, as playbooks write it: <c>github.disable-workflow</c>.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence for people, imperative: "Disable one workflow of a repository."</summary>
    public required string Summary { get; init; }

    /// <summary>Whose rate and concurrency limits count: <c>github</c>, <c>aws</c>, <c>entra</c>, <c>engine</c>.</summary>
    public required string Provider { get; init; }

    public required Effect Effect { get; init; }

    public required ImmutableArray<Parameter> Inputs { get; init; }

    public required ValueType Output { get; init; }

    /// <summary>What the undo puts back and what it cannot; empty for an action that reads.</summary>
    public string Undo { get; init; } = "";

    /// <summary>Names of the actions that its undo may call: whoever may do it needs their permissions too.</summary>
    public ImmutableArray<string> UndoneBy { get; init; } = [];

    /// <summary>Why a repeat does no harm, or how an interrupted attempt is recognised.</summary>
    public required string Idempotency { get; init; }

    public ImmutableArray<string> Preconditions { get; init; } = [];

    /// <summary>Names of actions that go first when one plan holds both for the same target.</summary>
    public ImmutableArray<string> After { get; init; } = [];

    /// <summary>Actions that go first when one plan holds both for targets that belong together.</summary>
    public ImmutableArray<Precedence> Behind { get; init; } = [];

    public ImmutableArray<Permission> Permissions { get; init; } = [];

    public ImmutableArray<FailureCode> Failures { get; init; } = [];

    /// <summary>The vendor's page or standard that the requests follow.</summary>
    public string Source { get; init; } = "";
}
