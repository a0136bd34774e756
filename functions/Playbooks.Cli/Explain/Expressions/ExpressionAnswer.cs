using System.Diagnostics;
using Playbooks.Cli.Explain.Workflows;
using Playbooks.Core.Expressions;
using Playbooks.Core.Values;

namespace Playbooks.Cli.Explain.Expressions;

/// <summary>One expression with its value, or what is wrong with it and where.</summary>
internal static class ExpressionAnswer
{
    private const int MostBytes = 16 * 1024 * 1024;

    internal static int Run(string source, string? data, bool json, TextWriter output, TextWriter error)
    {
        var names = data is null ? Bindings.None : ReadNames(data, error);
        if (names is null)
        {
            return ExplainExpression.WrongCall;
        }

        output.WriteLine(Template.ParseExpression(source) switch
        {
            TemplateParsed.Success parsed => Write(parsed.Template.Evaluate(names), json),
            TemplateParsed.Failure { Errors: [var first, ..] } => WriteError($"{first.Message}; {first.Cure}", first.Offset, json),
            _ => throw new UnreachableException(),
        });
        return 0;
    }

    private static string Write(EvaluationResult result, bool json) => result switch
    {
        EvaluationResult.Success success when json => PlainJson.Write(Value.MapOf(("value", TypedJson.ToPlain(success.Value)))),
        EvaluationResult.Success success => PlainJson.Write(success.Value),
        EvaluationResult.Failure failure => WriteError(failure.Message, failure.Offset, json),
        _ => throw new UnreachableException(),
    };

    private static string WriteError(string message, int offset, bool json) =>
        json ? PlainJson.Write(Value.MapOf(("error", Value.Of(message)))) : $"error at character {offset + 1}: {message}";

    private static Bindings? ReadNames(string path, TextWriter error)
    {
        if (BoundedFile.Read(path, MostBytes, error) is not { } bytes)
        {
            return null;
        }

        switch (PlainJson.Read(bytes, new JsonBounds(Bytes: MostBytes)))
        {
            case JsonOutcome.Read { Value: Value.Map members }:
                return Bindings.Of(members);
            case JsonOutcome.Refused refused:
                error.WriteLine($"{path}: {refused.Message} (byte {refused.Offset})");
                return null;
            default:
                error.WriteLine($"{path}: a JSON object was expected, whose members are the variables");
                return null;
        }
    }
}
