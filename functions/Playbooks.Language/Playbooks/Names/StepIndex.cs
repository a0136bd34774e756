using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Language.Playbooks.Drafts;

namespace Playbooks.Language.Playbooks.Names;

/// <summary>All steps of one playbook. Of two with the same id the first is found by it.</summary>
internal sealed class StepIndex
{
    private readonly Dictionary<string, StepPlace> byId = new(StringComparer.Ordinal);
    private readonly HashSet<StepPlace> planned = new(ReferenceEqualityComparer.Instance);

    public StepIndex(PlaybookDraft playbook, IReadOnlyDictionary<string, ActionContract> catalog)
    {
        All = [.. playbook.Stages.SelectMany((stage, s) => stage.Steps.Select((step, n) =>
            new StepPlace(step, stage, s, n, step.Uses is { } uses ? catalog.GetValueOrDefault(uses.Value) : null)))];
        ByStage = All.ToLookup(step => step.StageNumber);
        foreach (var step in All.Where(step => step.Draft.Id is not null))
        {
            byId.TryAdd(step.Id, step);
        }

        foreach (var stage in ByStage)
        {
            MarkPlanned(stage);
        }
    }

    public ImmutableArray<StepPlace> All { get; }

    public ILookup<int, StepPlace> ByStage { get; }

    public IEnumerable<string> Ids => byId.Keys;

    public StepPlace? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>
    /// Whether its calls belong to the stage's plan: it changes or destroys, or it proves — reads after such a step. What those give is not
    /// known before the plan has been performed.
    /// </summary>
    public bool IsPlanned(StepPlace step) => planned.Contains(step);

    private void MarkPlanned(IEnumerable<StepPlace> stage)
    {
        var changing = new Queue<StepPlace>(stage.Where(step => step.Contract is { Effect: not Effect.Reads }));
        while (changing.TryDequeue(out var next))
        {
            if (planned.Add(next))
            {
                foreach (var proof in stage.Where(step => step.Draft.After.Any(after => after.Value == next.Id)))
                {
                    changing.Enqueue(proof);
                }
            }
        }
    }
}
