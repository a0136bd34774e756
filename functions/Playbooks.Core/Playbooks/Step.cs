using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Expressions;

namespace Playbooks.Core.Playbooks;

/// <summary>One line of a stage: an action, where and when to use it.</summary>
public sealed record Step
{
    /// <summary>Unique in the playbook; other steps refer to it as <c>steps.ID</c>.</summary>
    public required string Id { get; init; }

    public string Title { get; init; } = "";

    public required string Uses { get; init; }

    /// <summary>Copied from the action's contract when the playbook was bound, so that a run does not depend on a later catalog.</summary>
    public required Effect Effect { get; init; }

    public required string Provider { get; init; }

    /// <summary>From the contract: actions that go first where one plan holds both for the same target.</summary>
    public ImmutableArray<string> OrderAfter { get; init; } = [];

    /// <summary>Steps that this step's expressions read.</summary>
    public ImmutableArray<string> Reads { get; init; } = [];

    public Argument.Group With { get; init; } = Argument.Group.Empty;

    /// <summary>Judged per item; a call whose condition is false is not planned.</summary>
    public Template? When { get; init; }

    /// <summary>A list; the step is called once per <c>item</c>.</summary>
    public Template? ForEach { get; init; }

    public RetryRule Retry { get; init; } = RetryRule.Standard;

    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    public FailureRule OnFailure { get; init; } = FailureRule.Stop;

    /// <summary>False where what this step changes is meant to stay.</summary>
    public bool Undo { get; init; } = true;

    /// <summary>Steps of the same stage whose calls all finish first.</summary>
    public ImmutableArray<string> After { get; init; } = [];
}
