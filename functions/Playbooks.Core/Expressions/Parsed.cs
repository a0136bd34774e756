using System.Collections.Immutable;

namespace Playbooks.Core.Expressions;

/// <summary>What parsing gave: an expression, or what is wrong with its source.</summary>
public abstract record Parsed
{
    private Parsed()
    {
    }

    public sealed record Success(Expression Expression) : Parsed;

    public sealed record Failure(ImmutableArray<ExpressionError> Errors) : Parsed;
}
