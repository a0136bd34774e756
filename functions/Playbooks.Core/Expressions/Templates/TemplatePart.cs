using System.Globalization;
using Playbooks.Core.Expressions.Evaluation;
using Playbooks.Core.Expressions.Functions;
using Playbooks.Core.Expressions.Syntax;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Templates;

/// <summary>A stretch of text, or, where <paramref name="Root"/> is not null, an expression.</summary>
internal sealed record TemplatePart(string Text, Node? Root)
{
    public static bool CanBeText(ValueType type) => type is ValueType.Simple or ValueType.Dyn;

    /// <summary>A success always holds a text.</summary>
    public EvaluationResult Write(Bindings bindings, Meter meter)
    {
        if (Root is null)
        {
            return new EvaluationResult.Success(Value.Of(Text));
        }

        return Evaluator.Evaluate(Root, bindings, meter) switch
        {
            EvaluationResult.Success success => Form(success.Value) is { } text
                ? new EvaluationResult.Success(Value.Of(text))
                : new EvaluationResult.Failure($"a value of type {Types.NameOf(success.Value)} cannot be written into a text", Root.Span.Offset, Root.Span.Length),
            var failure => failure,
        };
    }

    private static string? Form(Value value) => value switch
    {
        Value.Null => "",
        Value.Text t => t.Content,
        Value.Bool b => b.Flag ? "true" : "false",
        Value.Int i => i.Number.ToString(CultureInfo.InvariantCulture),
        Value.Uint u => u.Number.ToString(CultureInfo.InvariantCulture),
        Value.Double d => NumberText.General(d.Number),
        Value.Timestamp t => TimeText.Write(t),
        Value.Duration d => TimeText.Write(d),
        Value.Bytes b => Convert.ToBase64String(b.Content.AsSpan()),
        Value.Type t => t.Name,
        _ => null,
    };
}
