using System.Text.RegularExpressions;
using Playbooks.Core.Values;

namespace Playbooks.Core.Standards.Cacao.Import;

/// <summary>
/// Conditions of CACAO steps — comparisons of variables with constants, joined by AND, OR, NOT and brackets, in the words of STIX patterning —
/// as expressions of ours. Null with the reason for anything else.
/// </summary>
internal sealed partial class ConditionReader
{
    private const int Deepest = 32;
    private const int Longest = 2000;

    private readonly Variables variables;
    private readonly Value? step;
    private readonly List<string> tokens;
    private int at;
    private string why = "";

    private ConditionReader(string text, Variables variables, Value? step)
    {
        this.variables = variables;
        this.step = step;
        tokens = [.. Token().Matches(text).Select(match => match.Value).Where(token => !string.IsNullOrWhiteSpace(token))];
    }

    public static string? Read(string text, Variables variables, Value? step, out string why)
    {
        if (text.Length > Longest)
        {
            why = "it is too long";
            return null;
        }

        var reader = new ConditionReader(text, variables, step);
        var made = reader.Either(0);
        why = reader.why.Length > 0 ? reader.why : made is null || reader.at < reader.tokens.Count ? $"'{text}' is no comparison of variables with constants" : "";
        return why.Length == 0 ? made : null;
    }

    private string? Either(int depth) => Joined(depth, "OR", "||", Both);

    private string? Both(int depth) => Joined(depth, "AND", "&&", One);

    private string? Joined(int depth, string word, string sign, Func<int, string?> part)
    {
        var made = part(depth);
        while (made is not null && (Take(word) || Take(sign)))
        {
            made = part(depth) is { } next ? $"{made} {sign} {next}" : null;
        }

        return made;
    }

    private string? One(int depth)
    {
        if (depth > Deepest)
        {
            return null;
        }

        if (Take("NOT") || Take("!"))
        {
            return One(depth + 1) is { } negated ? $"!({negated})" : null;
        }

        if (Take("(") || Take("["))
        {
            return Either(depth + 1) is { } inner && (Take(")") || Take("]")) ? $"({inner})" : null;
        }

        return Comparison();
    }

    private string? Comparison()
    {
        var name = Next();
        if (name is null || VariableUse().Match(name) is not { Success: true } use || variables.Expression(use.Groups["name"].Value, step, out why) is not { } variable)
        {
            return null;
        }

        var negated = Take("NOT");
        var made = Next()?.ToUpperInvariant() switch
        {
            "=" or "==" => Equality(variable, "=="),
            "!=" or "<>" => Equality(variable, "!="),
            "IN" => Membership(variable),
            "<" or ">" or "<=" or ">=" => Order(variable, tokens[at - 1]),
            _ => null,
        };
        return made is not null && negated ? $"!({made})" : made;
    }

    private string? Equality(string variable, string sign) => Constant() is { } constant ? $"{variable} {sign} {constant}" : null;

    private string? Order(string variable, string sign) =>
        Next() is { } number && Number().IsMatch(number) ? $"double({variable}) {sign} {(number.Contains('.', StringComparison.Ordinal) ? number : number + ".0")}" : null;

    private string? Membership(string variable)
    {
        var constants = new List<string>();
        if (!Take("("))
        {
            return null;
        }

        do
        {
            if (Constant() is not { } constant)
            {
                return null;
            }

            constants.Add(constant);
        }
        while (Take(","));
        return Take(")") ? $"{variable} in [{string.Join(", ", constants)}]" : null;
    }

    /// <summary>A constant, as text: so are all values of variables.</summary>
    private string? Constant() => Next() switch
    {
        { } quoted when quoted[0] is '\'' or '"' => Variables.Quote(Regex.Replace(quoted[1..^1], @"\\(.)", "$1", RegexOptions.CultureInvariant)),
        { } number when Number().IsMatch(number) => Variables.Quote(number),
        { } word when word is "true" or "false" => Variables.Quote(word),
        _ => null,
    };

    private string? Next() => at < tokens.Count ? tokens[at++] : null;

    private bool Take(string token)
    {
        var taken = at < tokens.Count && string.Equals(tokens[at], token, StringComparison.OrdinalIgnoreCase);
        at += taken ? 1 : 0;
        return taken;
    }

    [GeneratedRegex(@"'(?:[^'\\]|\\.)*'|""(?:[^""\\]|\\.)*""|\|\||&&|[!=<>]=|<>|[()\[\],=<>!]|[^\s()\[\],=<>!'""|&]+|\s+|.", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Token();

    [GeneratedRegex(@"\A\$?(?<name>__[a-zA-Z_][a-zA-Z0-9_-]{0,199}__)(:value)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex VariableUse();

    [GeneratedRegex(@"\A-?[0-9]{1,15}(\.[0-9]{1,10})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
