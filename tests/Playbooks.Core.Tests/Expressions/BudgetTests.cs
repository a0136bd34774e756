using System.Text;
using Playbooks.Core.Expressions;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Expressions;

/// <summary>No expression hangs, overflows the stack or fills the memory.</summary>
public sealed class BudgetTests
{
    private static readonly string[] Soup =
    [
        "1", "2u", "0.5", "'a'", "b'x'", "true", "null", "x", "y", "list", "m", "(", ")", "[", "]", "{", "}", ".", ",", ":", "?", "?.", "+", "-", "*",
        "/", "%", "!", "&&", "||", "==", "<", ">=", "in", "has(", "size(", "x.all(e, ", "list.map(e, ", ".exists(e, e", "cel.bind(z, ", "optional.of(",
        "'%s %d'.format([", ".matches('(a+)+$')", "timestamp(", "duration('1h')", "math.greatest(", "type(", "[?", "{?", "e", "z", " ", "\n", "//", "`a b`", "'''", "\"",
        ".join(", ".replace('', ", "lists.range(99999)", ".flatten()", ".split('')", "💥", "\\", "0x", "1e9", "int(", ".getHours('Europe/Paris')", ".sort()", "sets.contains(",
    ];

    private static readonly Bindings Names = Bindings.Of(
        ("x", Value.ListOf(["a", "b"])),
        ("y", Value.Of(7)),
        ("list", Value.ListOf(Enumerable.Range(0, 200).Select(i => Value.Of((long)i)))),
        ("m", Value.MapOf(("a", Value.Of(1)), ("b", Value.Of("two")))));

    [Fact]
    public void Random_token_soup_ends_with_a_value_or_a_failure()
    {
        var seed = Environment.GetEnvironmentVariable("PLAYBOOKS_SEED") is { Length: > 0 } given ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) : Environment.TickCount;
        var random = new Random(seed);
        for (var i = 0; i < 20_000; i++)
        {
            var source = string.Concat(Enumerable.Range(0, random.Next(1, 24)).Select(_ => Soup[random.Next(Soup.Length)]));
            var problem = Record.Exception(() => RunWhole(source));
            Assert.True(problem is null, $"seed {seed}, round {i}: {source} threw {problem}");
        }
    }

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("[", "1", "]")]
    [InlineData("{'a':", "1", "}")]
    [InlineData("-", "x", "")]
    [InlineData("!", "x", "")]
    [InlineData("size(", "x", ")")]
    [InlineData("true ? 1 : ", "1", "")]
    [InlineData("x.map(e, ", "e", ")")]
    [InlineData("", "x", ".a")]
    [InlineData("", "x", "[0]")]
    [InlineData("", "1", " + 1")]
    [InlineData("", "true", " && true")]
    [InlineData("", "1", ".string()")]
    [InlineData("${{", "1", "}}")]
    [InlineData("'a", "", "'")]
    [InlineData("optional.of(", "1", ").optMap(v, v)")]
    [InlineData("cel.bind(a, 1, ", "a", ")")]
    public void Deep_nesting_is_refused_or_survived(string before, string middle, string after)
    {
        foreach (var depth in new[] { 1, 10, 90, 101, 250, 300, 1_000, 5_000, 32_000 })
        {
            RunWhole(new StringBuilder().Insert(0, before, depth).Append(middle).Insert(before.Length * depth + middle.Length, after, depth).ToString());
        }
    }

    /// <summary>Each doubles something thirty times and more; written out, none of them would end.</summary>
    [Theory]
    [InlineData("s + s", "'ab'", "a1")]
    [InlineData("[s, s]", "['a']", "a1")]
    [InlineData("[s, s]", "['a']", "a1 == a2")]
    [InlineData("[s, s]", "['a']", "'%s'.format([a1])")]
    [InlineData("[s, s]", "['a']", "a1.flatten(1000)")]
    [InlineData("{'l': s, 'r': s}", "{'a': 1}", "a1")]
    [InlineData("{'l': s, 'r': s}", "{'a': 1}", "a1 == a2 || true")]
    [InlineData("optional.of([s, s])", "1", "a1")]
    [InlineData("s + s", "[1]", "a1")]
    [InlineData("s.replace('', s)", "'abcdefgh'", "a1")]
    [InlineData("s.map(x, s)", "[1, 2]", "a1")]
    public void What_doubles_is_stopped(string step, string start, string end)
    {
        var source = end;
        foreach (var name in new[] { "a2", "a1" })
        {
            var chain = start;
            for (var i = 0; i < 40; i++)
            {
                chain = $"cel.bind(s, {chain}, {step})";
            }

            source = $"cel.bind({name}, {chain}, {source})";
        }

        Assert.Contains("budget", Assert.IsType<EvaluationResult.Failure>(Evaluate(source)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list.all(a, list.all(b, list.all(c, list.all(d, true))))")]
    [InlineData("lists.range(1000000000)")]
    [InlineData("lists.range(9223372036854775807)")]
    [InlineData("list.map(a, list.map(b, list.map(c, 'some text')))")]
    [InlineData("list.exists(a, list.exists(b, list.exists(c, 1 / 0 > 0))) || true")]
    [InlineData("list.map(a, list.map(b, 'x')).flatten().map(c, list).flatten().join(',').matches('(((x,)*)*y)*z')")]
    public void What_takes_too_many_steps_is_stopped_and_not_absorbed(string source) =>
        Assert.Contains("budget", Assert.IsType<EvaluationResult.Failure>(Evaluate(source)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_budget_can_be_smaller()
    {
        var expression = Assert.IsType<Parsed.Success>(Cel.Parse("list.map(e, e + 1)")).Expression;
        Assert.IsType<EvaluationResult.Success>(Evaluator.Evaluate(expression, Names));
        Assert.IsType<EvaluationResult.Failure>(Evaluator.Evaluate(expression, Names, new Budget(Steps: 100)));
        Assert.IsType<EvaluationResult.Failure>(Evaluator.Evaluate(expression, Names, new Budget(Size: 100)));
    }

    [Theory]
    [InlineData(@"(a+)+$")]
    [InlineData(@"(a|aa)+$")]
    [InlineData(@"(.*)*x")]
    [InlineData(@"(x+x+)+y")]
    public void An_evil_regular_expression_takes_time_in_proportion(string pattern)
    {
        var names = Bindings.Of(("s", Value.Of(new string('a', 50_000) + "!")), ("p", Value.Of(pattern)));
        Assert.Equal(Value.False, Assert.IsType<EvaluationResult.Success>(Evaluator.Evaluate(Assert.IsType<Parsed.Success>(Cel.Parse("s.matches(p)")).Expression, names)).Value);
    }

    private static EvaluationResult Evaluate(string source) => Evaluator.Evaluate(Assert.IsType<Parsed.Success>(Cel.Parse(source)).Expression, Names);

    /// <summary>Everything that a stranger's text can reach.</summary>
    private static void RunWhole(string source)
    {
        var template = Template.Parse($"t ${{{{ {source} }}}}");
        Assert.NotNull(template);
        if (Cel.Parse(source) is Parsed.Success { Expression: var expression })
        {
            expression.References();
            Checker.Check(expression, Scope.Of(("x", ValueType.ListOf(ValueType.Text)), ("y", ValueType.Int), ("list", ValueType.Any)));
            if (Evaluator.Evaluate(expression, Names, new Budget(Steps: 20_000, Size: 50_000)) is EvaluationResult.Success success)
            {
                CanonicalJson.Write(success.Value);
                TypedJson.Write(success.Value);
            }
        }
    }
}
