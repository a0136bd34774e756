using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Cases;

/// <summary>One example of what an expression means.</summary>
/// <param name="Expected">Null where the expression must fail.</param>
/// <param name="Unreadable">What of the case itself cannot be read, so that it cannot hold; null for a proper one.</param>
public sealed record ExpressionCase(string File, string Section, string Name, string Source, Bindings Bindings, Value? Expected, string? Unreadable)
{
    /// <summary>What came out instead, or null where the case holds.</summary>
    public string? Run()
    {
        if (Unreadable is not null)
        {
            return $"unreadable: {Unreadable}";
        }

        var result = Cel.Parse(Source) switch
        {
            Parsed.Success parsed => Evaluator.Evaluate(parsed.Expression, Bindings),
            Parsed.Failure failed => new EvaluationResult.Failure(failed.Errors[0].Message, failed.Errors[0].Offset, failed.Errors[0].Length),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return result switch
        {
            EvaluationResult.Success success => Expected is not null && AreSame(Expected, success.Value) ? null : TypedJson.Write(success.Value),
            EvaluationResult.Failure failure => Expected is null ? null : $"error: {failure.Message}",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Same type and same value; NaN is the same as NaN.</summary>
    private static bool AreSame(Value left, Value right) => (left, right) switch
    {
        (Value.List a, Value.List b) => a.Elements.Length == b.Elements.Length && a.Elements.Zip(b.Elements).All(p => AreSame(p.First, p.Second)),
        (Value.Map a, Value.Map b) => a.Entries.Count == b.Entries.Count && a.Entries.All(e => b.Entries.TryGet(e.Key, out var other) && AreSame(e.Value, other)),
        _ => left.Equals(right),
    };
}
