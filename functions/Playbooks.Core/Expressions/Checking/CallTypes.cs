using System.Collections.Immutable;
using Playbooks.Core.Expressions.Functions;
using Playbooks.Core.Expressions.Syntax;

namespace Playbooks.Core.Expressions.Checking;

/// <summary>Types of calls: of all forms of the function, those that take the arguments.</summary>
internal static class CallTypes
{
    public static ValueType Of(TypeWalk walk, Node.Call call, ImmutableArray<ValueType> arguments)
    {
        if (call.Function is not { } function)
        {
            return walk.Fail(call.Span, $"there is no function '{call.Called}'{Form(call)}", Nearest.Cure(call.Called, Names(call.Member)));
        }

        var results = function.Signatures.Select(form => Unifier.Apply(form, arguments)).OfType<ValueType>().ToList();
        if (results.Count == 0)
        {
            return IsLongExtreme(call) ? ValueType.Any : Refuse(walk, call, function, arguments);
        }

        if (call.Called == "matches" && arguments.Length == 2)
        {
            walk.CheckPattern(call.Arguments[1]);
        }

        return arguments.Any(a => a is ValueType.Dyn) ? results.Aggregate(Unifier.Join) : results[0];
    }

    /// <summary>math.greatest and math.least take any number of numbers.</summary>
    private static bool IsLongExtreme(Node.Call call) => call.Called is "math.greatest" or "math.least" && call.Arguments.Length > 16;

    private static ValueType Refuse(TypeWalk walk, Node.Call call, Function function, ImmutableArray<ValueType> arguments)
    {
        var given = string.Join(", ", arguments.Select(a => a.Name));
        var forms = function.Signatures.Select(f => f.Text.Replace("_", "", StringComparison.Ordinal)).Distinct().ToList();
        var shown = string.Join("; ", forms.Take(4)) + (forms.Count > 4 ? "; …" : "");
        return walk.Fail(call.Span, $"'{call.Called.Trim('_')}' does not take ({given})", $"use it as: {shown}");
    }

    private static string Form(Node.Call call) =>
        FunctionTable.Find(call.Called, !call.Member) is null ? "" : call.Member ? " of a value" : " without a value before it";

    private static IEnumerable<string> Names(bool member) =>
        FunctionTable.Functions.Where(f => f.Member == member && char.IsAsciiLetter(f.Name[0])).Select(f => f.Name);
}
