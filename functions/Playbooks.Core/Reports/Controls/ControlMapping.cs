using System.Collections.Immutable;
using Playbooks.Core.Playbooks;

namespace Playbooks.Core.Reports.Controls;

/// <summary>What has to be done for which controls; every list that is not empty has to hold what was done.</summary>
/// <param name="Done">action, checkpoint, policy or journal.</param>
/// <param name="Stages">Names of stages.</param>
/// <param name="Actions">Names of actions; * at the end stands for any end.</param>
/// <param name="Effects">As playbooks write them.</param>
/// <param name="Why">What doing it does for the controls, in words.</param>
public sealed record ControlMapping(
    string Done, ImmutableArray<string> Stages, ImmutableArray<string> Actions, ImmutableArray<string> Effects, string Why, ImmutableArray<Control> Controls)
{
    public const string Action = "action";
    public const string Checkpoint = "checkpoint";
    public const string Policy = "policy";
    public const string Journal = "journal";

    public bool Fits(string stage, string uses, string effect) => Done == Action
        && (Stages.IsEmpty || Stages.Contains(stage))
        && (Effects.IsEmpty || Effects.Contains(effect))
        && (Actions.IsEmpty || Actions.Any(action => Names(action, uses)));

    public static bool Names(string pattern, string uses) =>
        pattern.EndsWith('*') ? uses.StartsWith(pattern[..^1], StringComparison.Ordinal) : uses == pattern;
}
