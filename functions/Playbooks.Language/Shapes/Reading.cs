using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Playbooks.Core.Expressions;
using Playbooks.Core.Values;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Shapes;

/// <summary>Reads single values of known shape. What is otherwise becomes a finding, and null; reading goes on.</summary>
internal sealed partial class Reading(Findings findings)
{
    private const int LongestName = 64;
    private const string NameCure = "Use lower-case words with hyphens, a letter first, at most 64 characters: cut-trust.";

    public Findings Findings { get; } = findings;

    public Shape? Map(YamlNode node, KeySet keys) =>
        node is YamlNode.Mapping map ? new Shape(map, keys, this) : WrongKind<Shape>(node, keys.What, "a map");

    /// <summary>The entries of a map whose keys are names of the author's.</summary>
    public ImmutableArray<YamlEntry> Entries(YamlNode node, string what, bool mayBeEmpty = false) => node switch
    {
        YamlNode.Mapping { Entries.IsEmpty: true } when !mayBeEmpty => Refuse<ImmutableArray<YamlEntry>?>(DiagnosticCodes.Empty, node.Span, $"{what} is empty.", "Add an entry, or leave the key out.") ?? [],
        YamlNode.Mapping map => map.Entries,
        _ => WrongKind<ImmutableArray<YamlEntry>?>(node, what, "a map") ?? [],
    };

    public ImmutableArray<YamlNode> Items(YamlNode node, string what, int most, bool mayBeEmpty = false) => node switch
    {
        YamlNode.Sequence { Items.IsEmpty: true } when !mayBeEmpty => Refuse<ImmutableArray<YamlNode>?>(DiagnosticCodes.Empty, node.Span, $"{what} is empty.", "Add an entry, or leave the key out.") ?? [],
        YamlNode.Sequence list when list.Items.Length > most => Refuse<ImmutableArray<YamlNode>?>(
            DiagnosticCodes.TooLong, list.Items[most].Span, $"{what} has {Text(list.Items.Length)} entries.", $"Keep it to {Text(most)}.") ?? [],
        YamlNode.Sequence list => list.Items,
        _ => WrongKind<ImmutableArray<YamlNode>?>(node, what, "a list") ?? [],
    };

    public Located<string>? Text(YamlNode node, string what, int most = 200) => Scalar(node, what, "a text") switch
    {
        Value.Text { Content: "" } => Refuse<Located<string>>(DiagnosticCodes.Empty, node.Span, $"{what} is empty.", "Write some text, or leave the key out."),
        Value.Text text when text.Content.Length > most => Refuse<Located<string>>(
            DiagnosticCodes.TooLong, node.Span, $"{what} has {Text(text.Content.Length)} characters.", $"Keep it to {Text(most)}."),
        Value.Text text => new(text.Content, node.Span),
        null => null,
        _ => WrongKind<Located<string>>(node, what, "a text"),
    };

    public Located<string>? Name(YamlNode node, string what) => Text(node, what, int.MaxValue) is { } text ? Name(text, what) : null;

    public Located<string>? Name(Located<string> text, string what) => text.Value.Length <= LongestName && NameForm().IsMatch(text.Value)
        ? text
        : Refuse<Located<string>>(DiagnosticCodes.BadName, text.At, $"{what} is '{text.Value}', which is no name.", NameCure);

    public Located<string>? Matching(YamlNode node, string what, Regex form, DiagnosticCode code, string cure) => Text(node, what, int.MaxValue) switch
    {
        null => null,
        { } text when form.IsMatch(text.Value) => text,
        { } text => Refuse<Located<string>>(code, text.At, $"{what} is '{text.Value}', which is {code.Title}.", cure),
    };

    public Located<string>? Word(YamlNode node, string what, ImmutableArray<string> words) => Text(node, what, int.MaxValue) switch
    {
        null => null,
        { } text when words.Contains(text.Value) => text,
        { } text => Refuse<Located<string>>(DiagnosticCodes.NotOneOf, text.At, $"{what} is '{text.Value}'.", Findings.DidYouMean(text.Value, words)),
    };

    public Located<TimeSpan>? Duration(YamlNode node, string what) => Text(node, what, int.MaxValue) is not { } text ? null
        : Durations.Read(text.Value) is { } span ? new(span, text.At)
        : Refuse<Located<TimeSpan>>(DiagnosticCodes.BadDuration, text.At, $"{what} is '{text.Value}', which is no duration.", "Write a whole number and a unit: 30s, 15m, 4h, 7d.");

    public Located<int>? Number(YamlNode node, string what, int least, int most) => Scalar(node, what, "a whole number") switch
    {
        Value.Int number when number.Number >= least && number.Number <= most => new((int)number.Number, node.Span),
        Value.Int number => Refuse<Located<int>>(DiagnosticCodes.OutOfRange, node.Span, $"{what} is {Text(number.Number)}.", $"Choose a number from {Text(least)} to {Text(most)}."),
        null => null,
        _ => WrongKind<Located<int>>(node, what, "a whole number"),
    };

    public Located<bool>? Flag(YamlNode node, string what) => Scalar(node, what, "true or false") switch
    {
        Value.Bool flag => new(flag.Flag, node.Span),
        null => null,
        _ => WrongKind<Located<bool>>(node, what, "true or false"),
    };

    /// <summary>A text that is one expression as a whole.</summary>
    public Written? Expression(YamlNode node, string what) => Text(node, what, int.MaxValue) is not { } text ? null
        : ExpressionForm().IsMatch(text.Value) ? Template((YamlNode.Scalar)node)
        : Refuse<Written>(DiagnosticCodes.NoExpression, text.At, $"{what} is no expression.", "Write it as a whole as ${{ … }}.");

    /// <summary>Null where an expression in it cannot be parsed.</summary>
    public Written? Template(YamlNode.Scalar node)
    {
        switch (Core.Expressions.Template.Parse(node.Text))
        {
            case TemplateParsed.Success success:
                return new Written(success.Template, node);
            case TemplateParsed.Failure failure:
                foreach (var error in failure.Errors)
                {
                    Findings.Add(DiagnosticCodes.BadExpression, Written.PlaceIn(node, error.Offset), Findings.Sentence(error.Message), Findings.Sentence(error.Cure));
                }

                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    public T? Refuse<T>(DiagnosticCode code, YamlSpan at, string message, string cure)
    {
        Findings.Add(code, at, Findings.Sentence(message), cure);
        return default;
    }

    private Value? Scalar(YamlNode node, string what, string wanted) =>
        node is YamlNode.Scalar scalar ? PlainYaml.Of(scalar) : WrongKind<Value>(node, what, wanted);

    private T? WrongKind<T>(YamlNode node, string what, string wanted) => Refuse<T>(
        DiagnosticCodes.WrongKind, node.Span, $"{what} is {PlainYaml.KindOf(node)}, not {wanted}.",
        wanted == "a text" && node is YamlNode.Scalar { Text: not "" } ? "Put it in quotes." : $"Write {wanted} here.");

    private static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();

    [GeneratedRegex(@"\A\$\{\{[\s\S]*\}\}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ExpressionForm();
}
