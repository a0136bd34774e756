using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Playbooks.Checks;
using Playbooks.Language.Playbooks.Drafts;
using Playbooks.Language.Playbooks.Names;
using Playbooks.Language.Shapes;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Playbooks;

/// <summary>The text of a playbook to a playbook that can run, or everything that is wrong with it. Never throws on what the text says.</summary>
public static class PlaybookBinder
{
    /// <param name="file">The name that diagnostics carry.</param>
    /// <param name="catalog">Contracts of the actions that may be used; the engine's own are always among them.</param>
    public static Bound Bind(string file, ReadOnlyMemory<byte> yaml, IReadOnlyCollection<ActionContract> catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var findings = new Findings(file);
        var document = YamlReader.Read(file, yaml, YamlLimits.Playbook);
        findings.AddRange(document.Diagnostics);
        if (document.Root is null || new PlaybookReader(new Reading(findings)).Read(document.Root) is not { } draft)
        {
            return new Bound.Failure(findings.Build());
        }

        var contracts = catalog.Concat(EngineActions.All).DistinctBy(contract => contract.Name).ToDictionary(contract => contract.Name, StringComparer.Ordinal);
        var steps = new StepIndex(draft, contracts);
        var flow = Check(draft, steps, contracts, findings);
        return findings.Count == 0 ? new Bound.Success(new Assembly(draft, steps, flow).Build()) : new Bound.Failure(findings.Build());
    }

    private static FlowCheck Check(PlaybookDraft draft, StepIndex steps, IReadOnlyDictionary<string, ActionContract> contracts, Findings findings)
    {
        var expressions = new ExpressionCheck(findings, Hyphenated(draft, steps));
        var flow = new FlowCheck(findings, steps, expressions);
        var inputs = new InputCheck(findings, expressions);
        new NameCheck(findings).Check(draft, steps, contracts);
        flow.Check();
        Stages(draft, steps, flow, expressions, findings);
        foreach (var input in draft.Inputs)
        {
            inputs.Default(input);
        }

        foreach (var trigger in draft.Triggers)
        {
            inputs.Trigger(trigger, draft);
        }

        return flow;
    }

    private static void Stages(PlaybookDraft draft, StepIndex steps, FlowCheck flow, ExpressionCheck expressions, Findings findings)
    {
        foreach (var (stage, number) in draft.Stages.Select((stage, number) => (stage, number)))
        {
            if (stage.Checkpoint?.When is { } when && steps.ByStage[number].LastOrDefault() is { } last)
            {
                flow.CheckCondition(when, last);
            }
        }

        var scopes = new PlaybookScopes(draft, steps, flow.Missing);
        var stepCheck = new StepCheck(findings, expressions, scopes);
        var checkpoints = new CheckpointCheck(findings, expressions, scopes);
        foreach (var step in steps.All)
        {
            stepCheck.Check(step, [.. draft.Stages.Take(step.StageNumber).Select(stage => stage.Name?.Value).OfType<string>()]);
        }

        foreach (var checkpoint in draft.Stages.Select(stage => stage.Checkpoint).OfType<CheckpointDraft>())
        {
            checkpoints.Check(checkpoint);
        }
    }

    /// <summary>Names with hyphens that expressions of this playbook may want to use.</summary>
    private static ImmutableArray<string> Hyphenated(PlaybookDraft draft, StepIndex steps)
    {
        var outputs = steps.All.Select(step => step.Contract).OfType<ActionContract>().Distinct().SelectMany(contract => Fields(contract.Output));
        var names = draft.Inputs.Select(input => input.Name.Value).Concat(steps.Ids).Append("requested-by").Concat(outputs);
        return [.. names.Where(name => name.Contains('-', StringComparison.Ordinal)).Distinct().OrderByDescending(name => name.Length)];
    }

    private static IEnumerable<string> Fields(ValueType type) => type switch
    {
        ValueType.List list => Fields(list.Element),
        ValueType.Map map => Fields(map.Value),
        ValueType.Object known => known.Fields.SelectMany(field => Fields(field.Value.Type).Prepend(field.Key)),
        _ => [],
    };
}
