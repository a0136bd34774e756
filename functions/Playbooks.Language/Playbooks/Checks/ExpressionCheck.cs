using System.Collections.Immutable;
using Playbooks.Core.Expressions;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Playbooks.Names;
using Playbooks.Language.Shapes;

namespace Playbooks.Language.Playbooks.Checks;

/// <summary>Holds expressions against what they may name at their place.</summary>
/// <param name="hyphenated">Names with hyphens that the file knows; CEL reads them as subtractions unless they stand in brackets.</param>
internal sealed class ExpressionCheck(Findings findings, ImmutableArray<string> hyphenated)
{
    /// <summary>The type of what it gives, or null where it is wrong and that has been said.</summary>
    public ValueType? TypeOf(Written text, Scope scope)
    {
        if (text.Template.IsConstant)
        {
            return ValueType.Text;
        }

        if (IsSubtraction(text))
        {
            return null;
        }

        var found = text.Template.Check(scope);
        foreach (var error in found.Errors)
        {
            findings.Add(DiagnosticCodes.WrongExpression, text.At(error.Offset), Findings.Sentence(error.Message), Findings.Sentence(error.Cure));
        }

        return found.Errors.IsEmpty ? found.Type : null;
    }

    public void Condition(Written? text, Scope scope, string what)
    {
        if (text is not null && TypeOf(text, scope) is { } type && TypeFit.Difference(ValueType.Bool, type) is { } difference)
        {
            findings.Add(DiagnosticCodes.WrongType, text.At(0), Findings.Sentence($"{what} is not true or false: {difference}"), "Compare the value with something.");
        }
    }

    /// <summary>Whether a name with a hyphen was written as a member, so that CEL reads a minus; said once per text.</summary>
    public bool IsSubtraction(Written text)
    {
        var source = text.Template.Source;
        if (!source.Contains('-', StringComparison.Ordinal) || hyphenated.IsEmpty)
        {
            return false;
        }

        var read = text.Template.References();
        foreach (var name in hyphenated)
        {
            var at = IndexOfMember(source, name);
            if (at >= 0 && read.Any(reference => reference.Path is [.., var last] && last == name[..name.IndexOf('-', StringComparison.Ordinal)]))
            {
                findings.Add(DiagnosticCodes.Hyphen, text.At(at), $"'.{name}' is read as a subtraction, because names in expressions have no hyphens.", $"Write ['{name}'] in place of .{name}.");
                return true;
            }
        }

        return false;
    }

    private static int IndexOfMember(string source, string name)
    {
        for (var at = source.IndexOf($".{name}", StringComparison.Ordinal); at >= 0; at = source.IndexOf($".{name}", at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length + 1;
            if (end == source.Length || !(char.IsAsciiLetterOrDigit(source[end]) || source[end] is '_' or '-'))
            {
                return at;
            }
        }

        return -1;
    }
}
