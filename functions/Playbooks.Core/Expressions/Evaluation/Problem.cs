using Playbooks.Core.Expressions.Syntax;

namespace Playbooks.Core.Expressions.Evaluation;

/// <param name="Span">Null until the node that failed is known.</param>
internal sealed record Problem(string Message, Span? Span = null)
{
    /// <summary>Stands for "no form of this function takes these arguments"; the call words it.</summary>
    public static Problem NoOverload { get; } = new("no overload");

    public static Problem Spent { get; } = new("the expression costs more than its budget allows");

    public static Problem Overflow { get; } = new("the result does not fit 64 bits");
}
