using System.Collections.Immutable;
using System.Diagnostics;
using Playbooks.Core.Expressions.Checking;
using Playbooks.Core.Expressions.Evaluation;
using Playbooks.Core.Expressions.Syntax;
using Playbooks.Core.Expressions.Templates;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions;

/// <summary>
/// A text with <c>${{ expression }}</c> in it. A text without any is that text; one that is nothing but one expression is that
/// expression's value with its type; in all others the values are written into the text and must be scalars.
/// Spans count from the start of the whole text.
/// </summary>
public sealed class Template
{
    private readonly ImmutableArray<TemplatePart> parts;

    internal Template(string source, ImmutableArray<TemplatePart> parts)
    {
        Source = source;
        this.parts = parts;
    }

    public string Source { get; }

    /// <summary>There is nothing to evaluate.</summary>
    public bool IsConstant => parts.All(p => p.Root is null);

    public static TemplateParsed Parse(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Length > ExpressionBounds.SourceLength ? new TemplateParsed.Failure([Cel.TooLong(source)]) : new TemplateReader(source).Read();
    }

    /// <summary>
    /// For places that hold a condition or a list and never a plain text: a bare expression as well as one within <c>${{ }}</c>.
    /// </summary>
    public static TemplateParsed ParseExpression(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.TrimStart().StartsWith(TemplateReader.Opening, StringComparison.Ordinal))
        {
            return Parse(source.Trim());
        }

        return Cel.Parse(source) switch
        {
            Parsed.Success parsed => new TemplateParsed.Success(new Template(source, [new TemplatePart("", parsed.Expression.Root)])),
            Parsed.Failure failed => new TemplateParsed.Failure(failed.Errors),
            _ => throw new UnreachableException(),
        };
    }

    public ImmutableArray<Reference> References() => ReferenceFinder.Find([.. parts.Select(p => p.Root).OfType<Node>()]);

    public Checked Check(Scope scope)
    {
        var walk = new TypeWalk();
        var types = parts.Select(part => part.Root is null ? ValueType.Text : walk.TypeOf(part.Root, scope)).ToList();
        if (types is [var only])
        {
            return new Checked(only, walk.Errors);
        }

        foreach (var (part, type) in parts.Zip(types))
        {
            if (part.Root is not null && !TemplatePart.CanBeText(type))
            {
                walk.Fail(part.Root.Span, $"a value of type {type.Name} cannot be written into a text", "let the expression be the whole text, or choose one part of the value");
            }
        }

        return new Checked(ValueType.Text, walk.Errors);
    }

    public EvaluationResult Evaluate(Bindings bindings, Budget? budget = null)
    {
        var meter = new Meter(budget ?? Budget.Usual);
        if (parts is [{ Root: { } root }])
        {
            return Evaluator.Evaluate(root, bindings, meter);
        }

        var written = new List<string>();
        foreach (var part in parts)
        {
            var result = part.Write(bindings, meter);
            if (result is not EvaluationResult.Success { Value: Value.Text text })
            {
                return result;
            }

            written.Add(text.Content);
        }

        return new EvaluationResult.Success(Value.Of(string.Concat(written)));
    }

    public EvaluationResult Evaluate(IReadOnlyDictionary<string, Value> variables, Budget? budget = null) => Evaluate(new Bindings(variables), budget);

    public override string ToString() => Source;
}
