using System.Collections.Immutable;
using Playbooks.Core.Actions;

namespace Playbooks.Core.Plans;

/// <summary>Exactly what one stage will do. People approve its digest.</summary>
/// <param name="Round">1 for the first plan of a stage; a drifted plan is void and made anew.</param>
public sealed record Plan(string Run, string Stage, int Round, ImmutableArray<PlannedAction> Actions, ImmutableArray<SkippedAction> Skipped)
{
    public int Changes => Actions.Count(action => action.Call.Effect == Effect.Changes);

    public int Destroys => Actions.Count(action => action.Call.Effect == Effect.Destroys);
}
