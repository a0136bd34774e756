using System.Collections.Immutable;
using System.Diagnostics;
using Playbooks.Core.Expressions.Syntax;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Evaluation;

/// <summary>One evaluation of one tree. Its depth is bounded by the parser, its length by the meter.</summary>
internal sealed class Walk(Bindings bindings, Meter meter)
{
    public Meter Meter => meter;

    public Evaluated Evaluate(Node node, Locals? locals)
    {
        if (!meter.Step())
        {
            return Problem.Spent with { Span = node.Span };
        }

        return node switch
        {
            Node.Literal literal => literal.Value,
            Node.Name name => FindName(name, locals),
            Node.Call call => Calls.Evaluate(this, call, locals),
            Node.Select select => EvaluateSelect(select, locals),
            Node.And and => EvaluateTerms(and.Terms, absorbing: false, locals),
            Node.Or or => EvaluateTerms(or.Terms, absorbing: true, locals),
            Node.Conditional choice => EvaluateConditional(choice, locals),
            Node.Index index => EvaluateIndex(index, locals),
            Node.Has has => EvaluateHas(has, locals),
            Node.Comprehension fold => new Folding(this, fold, locals).Evaluate(),
            Node.MakeList list => Making.List(this, list, locals),
            Node.MakeMap map => Making.Map(this, map, locals),
            Node.Bind bind => EvaluateBind(bind, locals),
            Node.MapOptional map => EvaluateMapOptional(map, locals),
            _ => throw new UnreachableException(node.GetType().Name),
        };
    }

    private Evaluated FindName(Node.Name name, Locals? locals)
    {
        if (!name.Rooted && Locals.Find(locals, name.Text) is { } local)
        {
            return local;
        }

        return bindings.TryGet(name.Text, out var value) ? value
            : Types.Find(name.Text) is { } type ? type
            : new Problem($"there is no '{name.Text}'", name.Span);
    }

    private Evaluated EvaluateSelect(Node.Select select, Locals? locals)
    {
        if (select.Chain is { } chain && FindDotted(select, chain, locals) is { } dotted)
        {
            return dotted;
        }

        var operand = Evaluate(select.Operand, locals);
        return operand.Value is null ? operand : At(Members.Select(operand.Value, select.Field, select.Optional), select.Span);
    }

    /// <summary>A variable or type that is itself called "a.b.c", unless a macro's variable is called "a".</summary>
    private Value? FindDotted(Node.Select select, string chain, Locals? locals)
    {
        if (bindings.HasDotted && bindings.TryGet(chain, out var value))
        {
            return IsLocal(select, locals) ? null : value;
        }

        return chain.StartsWith("google.", StringComparison.Ordinal) ? Types.Find(chain) : null;
    }

    private static bool IsLocal(Node node, Locals? locals) => node switch
    {
        Node.Select select => IsLocal(select.Operand, locals),
        Node.Name name => !name.Rooted && Locals.Find(locals, name.Text) is not null,
        _ => false,
    };

    /// <summary>One absorbing term decides, wherever it stands and whatever the others are; else the first problem does.</summary>
    private Evaluated EvaluateTerms(ImmutableArray<Node> terms, bool absorbing, Locals? locals)
    {
        Problem? problem = null;
        foreach (var term in terms)
        {
            var evaluated = Evaluate(term, locals);
            if (evaluated.Value is Value.Bool truth && truth.Flag == absorbing)
            {
                return evaluated;
            }

            if (meter.IsSpent)
            {
                return Problem.Spent with { Span = term.Span };
            }

            problem ??= evaluated.Problem ?? (evaluated.Value is null or Value.Bool ? null : NotBool(evaluated.Value, term.Span));
        }

        return problem is null ? !absorbing : problem;
    }

    private Evaluated EvaluateConditional(Node.Conditional choice, Locals? locals)
    {
        var condition = Evaluate(choice.Condition, locals);
        return condition.Value switch
        {
            null => condition,
            Value.Bool truth => Evaluate(truth.Flag ? choice.Then : choice.Else, locals),
            _ => NotBool(condition.Value, choice.Condition.Span),
        };
    }

    private Evaluated EvaluateIndex(Node.Index index, Locals? locals)
    {
        var operand = Evaluate(index.Operand, locals);
        if (operand.Value is null)
        {
            return operand;
        }

        var key = Evaluate(index.Key, locals);
        return key.Value is null ? key : At(Members.Index(operand.Value, key.Value, index.Optional), index.Span);
    }

    private Evaluated EvaluateHas(Node.Has has, Locals? locals)
    {
        var operand = Evaluate(has.Operand, locals);
        return operand.Value is null ? operand : At(Members.Has(operand.Value, has.Field), has.Span);
    }

    private Evaluated EvaluateBind(Node.Bind bind, Locals? locals)
    {
        var bound = Evaluate(bind.Bound, locals);
        return bound.Value is null ? bound : Evaluate(bind.Body, new Locals(bind.Variable, bound.Value, locals));
    }

    private Evaluated EvaluateMapOptional(Node.MapOptional map, Locals? locals)
    {
        var target = Evaluate(map.Target, locals);
        if (target.Value is not Value.Optional { Held: { } held })
        {
            return target.Value is null or Value.Optional ? target : new Problem("this is no optional", map.Target.Span);
        }

        var body = Evaluate(map.Body, new Locals(map.Variable, held, locals));
        return body.Value is null ? body
            : !map.Flat ? new Value.Optional(body.Value)
            : body.Value is Value.Optional ? body
            : new Problem("optFlatMap() needs an optional as its result", map.Body.Span);
    }

    public static Problem NotBool(Value value, Span span) => new($"a bool was expected, not a value of type {Types.NameOf(value)}", span);

    public static Evaluated At(Evaluated evaluated, Span span) =>
        evaluated.Problem is { Span: null } problem ? problem with { Span = span } : evaluated;
}
