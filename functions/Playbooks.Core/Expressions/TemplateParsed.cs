using System.Collections.Immutable;

namespace Playbooks.Core.Expressions;

/// <summary>What parsing a template gave.</summary>
public abstract record TemplateParsed
{
    private TemplateParsed()
    {
    }

    public sealed record Success(Template Template) : TemplateParsed;

    /// <param name="Errors">One of each expression that is wrong.</param>
    public sealed record Failure(ImmutableArray<ExpressionError> Errors) : TemplateParsed;
}
