using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Expressions;
using Playbooks.Core.Values;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Playbooks.Drafts;
using Playbooks.Language.Playbooks.Names;
using Playbooks.Language.Shapes;

namespace Playbooks.Language.Playbooks.Checks;

/// <summary>What one step's list, condition and arguments say, and whether it can ever run.</summary>
internal sealed class StepCheck(Findings findings, ExpressionCheck expressions, PlaybookScopes scopes)
{
    private readonly ArgumentCheck arguments = new(findings, expressions);

    public void Check(StepPlace step, ImmutableArray<string> stagesBefore)
    {
        var scope = step.Draft.IsRepeated ? scopes.Step.With("item", ItemOf(step.Draft)) : scopes.Step;
        expressions.Condition(step.Draft.When, scope, "The condition");
        NeverRuns(step.Draft.When, value => value is Value.Bool { Flag: false }, "its condition is always false");
        NeverRuns(step.Draft.ForEach, value => value is Value.List { Elements.IsEmpty: true }, "its list is always empty");
        Arguments(step, scope);
        if (step.Draft.Retry is { } retry && retry.Value.First > retry.Value.Longest)
        {
            findings.Add(DiagnosticCodes.RetryBackwards, retry.At, "The first wait is longer than the longest.", "Let 'longest' be at least 'first'.");
        }

        if (step.Contract == EngineActions.Undo)
        {
            Undo(step, stagesBefore);
        }

        if (step.Contract?.Effect == Effect.Destroys && step.Stage.LacksCheckpoint)
        {
            findings.Add(DiagnosticCodes.NeedsCheckpoint, step.Draft.Uses?.At ?? step.Draft.At,
                $"'{step.Contract.Name}' destroys, and stage '{step.Stage.Name?.Value}' has no checkpoint.", "Add a 'checkpoint:' to the stage.");
        }
    }

    private ValueType ItemOf(StepDraft step)
    {
        if (step.ForEach is null || expressions.TypeOf(step.ForEach, scopes.Step) is not { } type)
        {
            return ValueType.Any;
        }

        if (type is not (ValueType.List or ValueType.Dyn))
        {
            findings.Add(DiagnosticCodes.WrongType, step.ForEach.At(0), $"'for-each' walks over a list, and this is {type.Name}.", "Give a list.");
        }

        return (type as ValueType.List)?.Element ?? ValueType.Any;
    }

    /// <summary>Evaluated without any names, it gives a value only where that value does not depend on them.</summary>
    private void NeverRuns(Written? text, Predicate<Value> isNever, string why)
    {
        if (text is not null && text.Template.Evaluate(Bindings.None) is EvaluationResult.Success { Value: var value } && isNever(value))
        {
            findings.Add(DiagnosticCodes.NeverRuns, text.At(0), $"This step can never run: {why}.", "Remove the step, or what keeps it from running.");
        }
    }

    private void Arguments(StepPlace step, Scope scope)
    {
        if (step.Contract is { } contract)
        {
            arguments.Check(step.Draft.With, contract.Inputs, contract.Name, step.Draft.Uses?.At ?? step.Draft.At, scope);
        }
        else
        {
            arguments.Check(step.Draft.With, scope);
        }
    }

    private void Undo(StepPlace step, ImmutableArray<string> before)
    {
        var named = (step.Draft.With.Find("stages") as ArgumentDraft.Sequence)?.Items.OfType<ArgumentDraft.Leaf>() ?? [];
        foreach (var stage in named.Where(leaf => leaf.Text.Template.IsConstant && !before.Contains(leaf.Text.Template.Source)))
        {
            var name = stage.Text.Template.Source;
            findings.Add(DiagnosticCodes.UndoOfStage, stage.At, $"No stage '{name}' comes before this one.", Findings.DidYouMean(name, before));
        }
    }
}
