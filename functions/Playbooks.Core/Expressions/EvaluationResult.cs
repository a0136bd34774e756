using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions;

/// <summary>What evaluating an expression or a template gave.</summary>
public abstract record EvaluationResult
{
    private EvaluationResult()
    {
    }

    public sealed record Success(Value Value) : EvaluationResult;

    /// <param name="Message">One sentence without a full stop; may hold names and types, and never the content of a variable.</param>
    /// <param name="Offset">Where in the source, in UTF-16 units.</param>
    /// <param name="Length">How far that reaches.</param>
    public sealed record Failure(string Message, int Offset, int Length) : EvaluationResult;
}
