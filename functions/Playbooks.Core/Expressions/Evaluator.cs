using Playbooks.Core.Expressions.Evaluation;
using Playbooks.Core.Expressions.Syntax;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions;

/// <summary>Evaluates parsed expressions. Total: every expression ends within its budget with a value or a failure.</summary>
public static class Evaluator
{
    public static EvaluationResult Evaluate(Expression expression, Bindings bindings, Budget? budget = null)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return Evaluate(expression.Root, bindings, new Meter(budget ?? Budget.Usual));
    }

    public static EvaluationResult Evaluate(Expression expression, IReadOnlyDictionary<string, Value> variables, Budget? budget = null) =>
        Evaluate(expression, new Bindings(variables), budget);

    internal static EvaluationResult Evaluate(Node root, Bindings bindings, Meter meter)
    {
        var evaluated = new Walk(bindings, meter).Evaluate(root, null);
        var problem = evaluated.Value is null || Measure.Fits(evaluated.Value, meter) ? evaluated.Problem : Problem.Spent;
        if (problem is null && evaluated.Value is not null)
        {
            return new EvaluationResult.Success(evaluated.Value);
        }

        var span = problem?.Span ?? root.Span;
        return new EvaluationResult.Failure((problem ?? Problem.Spent).Message, span.Offset, span.Length);
    }
}
