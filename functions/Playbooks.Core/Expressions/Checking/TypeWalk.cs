using System.Collections.Immutable;
using System.Diagnostics;
using Playbooks.Core.Expressions.Evaluation;
using Playbooks.Core.Expressions.Patterns;
using Playbooks.Core.Expressions.Syntax;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Checking;

/// <summary>One check of one tree: the types of its nodes, and what is wrong.</summary>
internal sealed class TypeWalk
{
    private const int MostErrors = 50;
    private readonly ImmutableArray<ExpressionError>.Builder errors = ImmutableArray.CreateBuilder<ExpressionError>();

    public ImmutableArray<ExpressionError> Errors => [.. errors.OrderBy(e => e.Offset)];

    public ValueType TypeOf(Node node, Scope scope) => node switch
    {
        Node.Literal literal => OfLiteral(literal.Value),
        Node.Name name => OfName(name, scope),
        Node.Select select => OfSelect(select, scope),
        Node.Has has => OfHas(has, scope),
        Node.Index index => OfIndex(index, scope),
        Node.Call call => CallTypes.Of(this, call, [.. call.Arguments.Select(a => TypeOf(a, scope))]),
        Node.And and => OfTerms(and.Terms, scope),
        Node.Or or => OfTerms(or.Terms, scope),
        Node.Conditional choice => OfConditional(choice, scope),
        Node.MakeList list => ValueType.ListOf(JoinAll(list.Elements.Select(e => OfPart(e.Value, e.Optional, scope)))),
        Node.MakeMap map => OfMap(map, scope),
        Node.Comprehension fold => OfFold(fold, scope),
        Node.Bind bind => TypeOf(bind.Body, scope.With(bind.Variable, TypeOf(bind.Bound, scope))),
        Node.MapOptional map => OfMapOptional(map, scope),
        _ => throw new UnreachableException(node.GetType().Name),
    };

    public ValueType Fail(Span span, string message, string cure)
    {
        if (errors.Count < MostErrors)
        {
            errors.Add(new ExpressionError(message, span.Offset, span.Length, cure));
        }

        return ValueType.Any;
    }

    /// <summary>A wrong regular expression that the source writes out is an error of the source.</summary>
    public void CheckPattern(Node node)
    {
        if (node is Node.Literal { Value: Value.Text source } && Pattern.Check(source.Content) is { } wrong)
        {
            Fail(node.Span, wrong, "write it in RE2's syntax");
        }
    }

    private static ValueType OfLiteral(Value value) => value switch
    {
        Value.Bool => ValueType.Bool,
        Value.Int => ValueType.Int,
        Value.Uint => ValueType.Uint,
        Value.Double => ValueType.Double,
        Value.Text => ValueType.Text,
        Value.Bytes => ValueType.Bytes,
        _ => ValueType.Null,
    };

    private ValueType OfName(Node.Name name, Scope scope) =>
        scope.Find(name.Text) ?? (Types.Find(name.Text) is not null ? ValueType.TypeType
            : Fail(name.Span, $"there is no '{name.Text}' here", Nearest.Cure(name.Text, scope.Variables.Keys)));

    private ValueType OfSelect(Node.Select select, Scope scope)
    {
        if (select.Chain is { } chain && (scope.Find(chain) ?? (Types.Find(chain) is null ? null : ValueType.TypeType)) is { } dotted)
        {
            return dotted;
        }

        var type = MemberTypes.Of(this, TypeOf(select.Operand, scope), select.Field, select.Span);
        return select.Optional ? MemberTypes.AsOptional(type) : type;
    }

    private ValueType OfHas(Node.Has has, Scope scope)
    {
        MemberTypes.Of(this, TypeOf(has.Operand, scope), has.Field, has.Span);
        return ValueType.Bool;
    }

    private ValueType OfIndex(Node.Index index, Scope scope)
    {
        var operand = TypeOf(index.Operand, scope);
        var key = TypeOf(index.Key, scope);
        var type = index.Key is Node.Literal { Value: Value.Text name } && operand is ValueType.Object or ValueType.Optional { Held: ValueType.Object }
            ? MemberTypes.Of(this, operand, name.Content, index.Span)
            : MemberTypes.AtKey(this, operand, key, index.Span);
        return index.Optional ? MemberTypes.AsOptional(type) : type;
    }

    private ValueType OfTerms(ImmutableArray<Node> terms, Scope scope)
    {
        foreach (var term in terms)
        {
            Expect(ValueType.Bool, term, scope);
        }

        return ValueType.Bool;
    }

    private void Expect(ValueType wanted, Node node, Scope scope)
    {
        var type = TypeOf(node, scope);
        if (!Unifier.CanBe(wanted, type))
        {
            Fail(node.Span, $"a {wanted.Name} was expected, not {type.Name}", wanted == ValueType.Bool ? "compare the value with something" : $"convert the value with {wanted.Name}()");
        }
    }

    private ValueType OfConditional(Node.Conditional choice, Scope scope)
    {
        Expect(ValueType.Bool, choice.Condition, scope);
        return Unifier.Join(TypeOf(choice.Then, scope), TypeOf(choice.Else, scope));
    }

    private static ValueType JoinAll(IEnumerable<ValueType> types)
    {
        var all = types.ToList();
        return all.Count == 0 ? ValueType.Any : all.Aggregate(Unifier.Join);
    }

    private ValueType OfPart(Node node, bool optional, Scope scope)
    {
        var type = TypeOf(node, scope);
        return !optional || type is ValueType.Dyn ? type
            : type is ValueType.Optional held ? held.Held
            : Fail(node.Span, $"an optional was expected after '?', not {type.Name}", "remove the '?', or write optional.of(…)");
    }

    private ValueType OfMap(Node.MakeMap map, Scope scope)
    {
        var keys = map.Entries.Select(e => TypeOf(e.Key, scope)).ToList();
        var values = map.Entries.Select(e => OfPart(e.Value, e.Optional, scope)).ToList();
        if (map.Entries.Length == 0 || map.Entries.Any(e => e.Key is not Node.Literal { Value: Value.Text }))
        {
            return ValueType.MapOf(JoinAll(keys), JoinAll(values));
        }

        var fields = ImmutableSortedDictionary.CreateBuilder<string, ValueType.Field>(StringComparer.Ordinal);
        foreach (var (entry, type) in map.Entries.Zip(values))
        {
            var name = ((Value.Text)((Node.Literal)entry.Key).Value).Content;
            fields[name] = new ValueType.Field(type, Required: !entry.Optional);
        }

        return new ValueType.Object(fields.ToImmutable());
    }

    private ValueType OfFold(Node.Comprehension fold, Scope scope)
    {
        var (key, element) = MemberTypes.OfElements(this, TypeOf(fold.Range, scope), fold.Range.Span);
        var isMap = key is not null;
        var inner = fold.Second is null
            ? scope.With(fold.First, key ?? element)
            : scope.With(fold.First, key ?? ValueType.Int).With(fold.Second, element);
        if (fold.Filter is not null)
        {
            Expect(ValueType.Bool, fold.Filter, inner);
        }

        if (fold.Kind is Node.Fold.All or Node.Fold.Exists or Node.Fold.ExistsOne && fold.Result is not null)
        {
            Expect(ValueType.Bool, fold.Result, inner);
            return ValueType.Bool;
        }

        var result = fold.Result is null ? isMap ? key ?? element : element : TypeOf(fold.Result, inner);
        return fold.Kind switch
        {
            Node.Fold.List => ValueType.ListOf(result),
            Node.Fold.Map => ValueType.MapOf(key ?? ValueType.Int, result),
            _ => result is ValueType.Map ? result : ValueType.MapOf(ValueType.Any, ValueType.Any),
        };
    }

    private ValueType OfMapOptional(Node.MapOptional map, Scope scope)
    {
        var target = TypeOf(map.Target, scope);
        if (target is not (ValueType.Optional or ValueType.Dyn))
        {
            Fail(map.Target.Span, $"an optional was expected, not {target.Name}", "write optional.of(…), or read the member with '.?'");
        }

        var body = TypeOf(map.Body, scope.With(map.Variable, (target as ValueType.Optional)?.Held ?? ValueType.Any));
        return map.Flat ? body : ValueType.OptionalOf(body);
    }
}
