using System.Collections.Immutable;
using Playbooks.Core.Expressions;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Playbooks.Names;
using Playbooks.Language.Shapes;

namespace Playbooks.Language.Playbooks.Checks;

/// <summary>
/// Which steps a step reads and waits for. A stage first reads, then plans, then changes: so an expression may use steps of earlier stages,
/// and those steps above it in its own stage that read before the plan is made.
/// </summary>
internal sealed class FlowCheck(Findings findings, StepIndex steps, ExpressionCheck expressions)
{
    private readonly Dictionary<StepPlace, ImmutableArray<string>> reads = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> missing = new(StringComparer.Ordinal);

    /// <summary>Names of steps that expressions use and that are not there.</summary>
    public IReadOnlyCollection<string> Missing => missing;

    public ImmutableArray<string> ReadsOf(StepPlace step) => reads.GetValueOrDefault(step, []);

    public void Check()
    {
        foreach (var step in steps.All)
        {
            reads[step] = [.. step.Draft.Texts.SelectMany(text => Allowed(text, step)).Distinct()];
        }

        foreach (var stage in steps.ByStage)
        {
            foreach (var step in stage)
            {
                After(step, [.. stage]);
            }

            Cycles([.. stage]);
        }
    }

    /// <summary>Holds the steps that a checkpoint's condition names against what is known when its stage has been planned.</summary>
    public void CheckCondition(Written text, StepPlace last) =>
        _ = Allowed(text, last with { Draft = last.Draft with { Id = null }, Number = last.Number + 1 }).Count();

    private IEnumerable<string> Allowed(Written text, StepPlace step)
    {
        if (text.Template.IsConstant || expressions.IsSubtraction(text))
        {
            return [];
        }

        return text.Template.References().Where(reference => reference.Root == "steps").Where(reference => IsAllowed(reference, text, step)).Select(reference => reference.Path[0]).ToList();
    }

    private bool IsAllowed(Reference reference, Written text, StepPlace step)
    {
        if (reference.Path.IsEmpty)
        {
            return Refuse(DiagnosticCodes.WholeSteps, text, "steps", "An expression reads 'steps' without naming which.", "Name the step: steps.ID or steps['ID'].");
        }

        var id = reference.Path[0];
        var target = steps.Find(id);
        if (target is null)
        {
            missing.Add(id);
            return Refuse(DiagnosticCodes.UnknownStep, text, id, $"There is no step '{id}'.", Findings.DidYouMean(id, steps.Ids.Where(other => steps.Find(other) is { } known && known.IsBefore(step))));
        }

        return target switch
        {
            _ when id == step.Id => Refuse(DiagnosticCodes.StepCycle, text, id, $"Step '{id}' uses what it gives itself.", "Use the output of a step above it."),
            _ when !target.IsBefore(step) => Refuse(DiagnosticCodes.LaterStep, text, id, $"Step '{id}' comes later.", $"Move '{id}' above this step."),
            _ when target.StageNumber == step.StageNumber && steps.IsPlanned(target) => Refuse(
                DiagnosticCodes.NotYetKnown, text, id, $"What step '{id}' gives is not known when stage '{step.Stage.Name?.Value}' is planned, for {Why(target)}.", "Move this step to a later stage."),
            _ => true,
        };
    }

    private static string Why(StepPlace step) => step.Contract?.Effect == Core.Actions.Effect.Reads ? "it is read after a change of the same stage" : "it is changed in the same stage";

    private bool Refuse(DiagnosticCode code, Written text, string name, string message, string cure)
    {
        var source = text.Template.Source;
        var at = source.IndexOf($"steps.{name}", StringComparison.Ordinal) is >= 0 and var dotted ? dotted : source.IndexOf(name, StringComparison.Ordinal);
        findings.Add(code, text.At(Math.Max(0, at)), message, cure);
        return false;
    }

    private void After(StepPlace step, ImmutableArray<StepPlace> stage)
    {
        foreach (var after in step.Draft.After.Where(after => stage.All(other => other.Id != after.Value)))
        {
            var cure = steps.Find(after.Value) is null
                ? Findings.DidYouMean(after.Value, stage.Where(other => other != step).Select(other => other.Id))
                : "Remove it: it is a step of another stage, and stages run one after the other.";
            findings.Add(DiagnosticCodes.UnknownPredecessor, after.At, $"Stage '{step.Stage.Name?.Value}' has no step '{after.Value}'.", cure);
        }
    }

    private void Cycles(ImmutableArray<StepPlace> stage)
    {
        var byId = stage.Where(step => step.Id.Length > 0).DistinctBy(step => step.Id).ToDictionary(step => step.Id, StringComparer.Ordinal);
        var over = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in byId.Values)
        {
            Visit(step, [], byId, over);
        }
    }

    /// <summary>Depth first; a step has at most as many steps behind it as its stage, which is bounded.</summary>
    private void Visit(StepPlace step, ImmutableList<string> way, Dictionary<string, StepPlace> stage, HashSet<string> over)
    {
        if (over.Contains(step.Id))
        {
            return;
        }

        var here = way.Add(step.Id);
        foreach (var before in step.Draft.After.Select(after => after.Value).Concat(ReadsOf(step)).Distinct().Where(stage.ContainsKey))
        {
            if (here.Contains(before))
            {
                Circle(step, here.RemoveRange(0, here.IndexOf(before)).Add(before));
            }
            else
            {
                Visit(stage[before], here, stage, over);
            }
        }

        over.Add(step.Id);
    }

    private void Circle(StepPlace step, ImmutableList<string> circle)
    {
        var at = step.Draft.After.FirstOrDefault(after => after.Value == circle[^1])?.At ?? step.Draft.At;
        findings.Add(DiagnosticCodes.StepCycle, at, $"Steps wait for each other: {string.Join(" for ", circle.Select(id => $"'{id}'"))}.", "Remove one 'after' of the circle.");
    }
}
