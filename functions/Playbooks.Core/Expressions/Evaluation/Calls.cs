using Playbooks.Core.Expressions.Syntax;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Evaluation;

/// <summary>Calls of functions and operators: all arguments first, then the body.</summary>
internal static class Calls
{
    public static Evaluated Evaluate(Walk walk, Node.Call call, Locals? locals)
    {
        if (call.Function is null)
        {
            return new Problem($"there is no function '{call.Called}'", call.Span);
        }

        if (call is { Member: true, Called: "or" or "orValue", Arguments.Length: 2 })
        {
            return Otherwise(walk, call, locals);
        }

        return call.Arguments.Length switch
        {
            1 => One(walk, call, locals),
            2 => Two(walk, call, locals),
            _ => Many(walk, call, locals),
        };
    }

    private static Evaluated One(Walk walk, Node.Call call, Locals? locals)
    {
        var argument = walk.Evaluate(call.Arguments[0], locals);
        return argument.Value is null ? argument : Run(walk, call, [argument.Value]);
    }

    private static Evaluated Two(Walk walk, Node.Call call, Locals? locals)
    {
        var first = walk.Evaluate(call.Arguments[0], locals);
        if (first.Value is null)
        {
            return first;
        }

        var second = walk.Evaluate(call.Arguments[1], locals);
        return second.Value is null ? second : Run(walk, call, [first.Value, second.Value]);
    }

    private static Evaluated Many(Walk walk, Node.Call call, Locals? locals)
    {
        var arguments = new Value[call.Arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = walk.Evaluate(call.Arguments[i], locals);
            if (argument.Value is null)
            {
                return argument;
            }

            arguments[i] = argument.Value;
        }

        return Run(walk, call, arguments);
    }

    /// <summary>"or" and "orValue" look at their argument only where there is nothing.</summary>
    private static Evaluated Otherwise(Walk walk, Node.Call call, Locals? locals)
    {
        var target = walk.Evaluate(call.Arguments[0], locals);
        if (target.Value is not Value.Optional optional)
        {
            return target.Value is null ? target : Refused(call, [target.Value]);
        }

        if (optional.Held is not null)
        {
            return call.Called == "or" ? target : optional.Held;
        }

        var other = walk.Evaluate(call.Arguments[1], locals);
        return other.Value is null or Value.Optional || call.Called == "orValue" ? other : Refused(call, [target.Value, other.Value]);
    }

    private static Evaluated Run(Walk walk, Node.Call call, ReadOnlySpan<Value> arguments)
    {
        foreach (var argument in arguments)
        {
            walk.Meter.Step(argument switch
            {
                Value.Text text => text.Content.Length >> 6,
                Value.Bytes bytes => bytes.Content.Length >> 6,
                _ => 0,
            });
        }

        if (walk.Meter.IsSpent || call.Function is null)
        {
            return Problem.Spent with { Span = call.Span };
        }

        var evaluated = call.Function.Body(arguments, walk.Meter);
        return walk.Meter.IsSpent ? Problem.Spent with { Span = call.Span }
            : ReferenceEquals(evaluated.Problem, Problem.NoOverload) ? Refused(call, arguments)
            : Walk.At(evaluated, call.Span);
    }

    private static Problem Refused(Node.Call call, ReadOnlySpan<Value> arguments)
    {
        var types = string.Join(", ", arguments.ToArray().Select(Types.NameOf));
        return new Problem($"'{call.Called.Trim('_')}' does not take ({types})", call.Span);
    }
}
