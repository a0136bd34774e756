using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;

namespace Playbooks.Core.Standards.Cacao.Import;

/// <summary>
/// CACAO variables in texts of ours: constants and step variables are written out; variables of the playbook become inputs. One that a step
/// would set has no value here, because tasks for people give none.
/// </summary>
internal sealed partial class Variables
{
    private const int LongestProse = 4000;

    private readonly ImmutableDictionary<string, Value> all;
    private readonly HashSet<string> set;
    private readonly Dictionary<string, string> inputs = new(StringComparer.Ordinal);

    public Variables(Workflow workflow)
    {
        all = Entries.Of(workflow.Document.Get("playbook_variables")).ToImmutableDictionary(entry => entry.Name, entry => entry.Value, StringComparer.Ordinal);
        set = [.. workflow.Steps.SelectMany(step => step.Step.Get("out_args")?.Items ?? []).OfType<Value.Text>().Select(text => text.Content)];
    }

    /// <summary>The inputs that were asked for so far.</summary>
    public ImmutableArray<InputDeclaration> Inputs => [.. inputs.OrderBy(input => input.Value, StringComparer.Ordinal).Select(input => Declare(input.Value, all[input.Key]))];

    /// <summary>An expression for the variable's value as text; null with the reason where it has none.</summary>
    /// <param name="step">Its own variables go first; null for none.</param>
    public string? Expression(string name, Value? step, out string why)
    {
        why = "";
        var own = step?.Get("step_variables")?.Get(name);
        if (set.Contains(name))
        {
            why = $"{name} is set by a step, and tasks for people give no values";
            return null;
        }

        if ((own ?? all.GetValueOrDefault(name)) is not { } variable)
        {
            why = $"there is no variable {name}";
            return null;
        }

        var isFixed = own is not null || variable.Get("constant") == Value.True;
        if (isFixed && variable.GetText("value") is not { } && variable.Get("external") != Value.True)
        {
            why = $"{name} has no value";
            return null;
        }

        return isFixed && variable.GetText("value") is { } value ? Quote(value) : own is not null ? Lacking(name, out why) : $"inputs['{InputOf(name)}']";
    }

    /// <summary>A text with the variables that it names as a template of ours; whatever looks like an expression in it is text.</summary>
    public string? Template(string text, Value? step, out string why)
    {
        var made = new StringBuilder();
        var at = 0;
        foreach (Match match in Use().Matches(text))
        {
            if (Expression(match.Groups["name"].Value, step, out why) is not { } expression)
            {
                return null;
            }

            made.Append(Plain(text[at..match.Index])).Append("${{ ").Append(expression).Append(" }}");
            at = match.Index + match.Length;
        }

        why = "";
        return made.Append(Plain(text[at..])).ToString();
    }

    public static string Quote(string text) => PlainJson.Write(Value.Of(text));

    /// <summary>An author's <c>${{</c> must not become an expression.</summary>
    private static string Plain(string text) => text.Replace("${{", "${{ \"$\" }}{{", StringComparison.Ordinal);

    private static string? Lacking(string name, out string why)
    {
        why = $"{name} is a step's own variable, and nobody would be asked for its value";
        return null;
    }

    private string InputOf(string name)
    {
        if (!inputs.TryGetValue(name, out var input))
        {
            var slug = Slug.Of(name.Trim('_'), "input");
            input = Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? slug : $"{slug}-{n}").First(free => !inputs.ContainsValue(free));
            inputs.Add(name, input);
        }

        return input;
    }

    private static InputDeclaration Declare(string name, Value variable)
    {
        var given = variable.GetText("value");
        var description = Shown.Sentences(LongestProse, variable.GetText("description"), $"A variable of type {variable.GetText("type")}");
        return new(name, ValueType.Text, given is null, given is null ? null : Value.Of(given), description);
    }

    [GeneratedRegex("(?<name>__[a-zA-Z_][a-zA-Z0-9_-]{0,199}?__)(?::value\\b|(?![a-zA-Z0-9_:]))", RegexOptions.CultureInvariant)]
    private static partial Regex Use();
}
