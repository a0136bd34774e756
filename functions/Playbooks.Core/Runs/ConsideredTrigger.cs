using System.Collections.Immutable;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;

namespace Playbooks.Core.Runs;

/// <summary>What one trigger says to one alert.</summary>
/// <param name="IsOfKind">The alert is of the kind that the trigger names; otherwise its condition was not asked.</param>
/// <param name="Holds">The condition is true, or there is none.</param>
/// <param name="Failures">What could not be evaluated.</param>
/// <param name="Inputs">What the playbook would start with; null where it would not.</param>
public sealed record ConsideredTrigger(Trigger Trigger, bool IsOfKind, bool Holds, ImmutableArray<string> Failures, Value? Inputs)
{
    /// <summary>One sentence for people.</summary>
    public string Say(string kind) => this switch
    {
        { IsOfKind: false } => $"it is for alerts of kind {Trigger.Alert}, and this one is of kind {kind}",
        { Failures.IsEmpty: false } => $"it could not be evaluated: {string.Join(' ', Failures)}",
        { Holds: false } => $"its condition is false: {Trigger.When?.Source}",
        _ => Trigger.When is { } when ? $"its condition is true: {when.Source}" : "it has no condition",
    };
}
