using Playbooks.Core.Expressions;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Expressions;

public sealed class PatternTests
{
    [Theory]
    [InlineData("hello", "^h.*o$", true)]
    [InlineData("hello", "ell", true)]
    [InlineData("hello\n", "o$", false)]
    [InlineData("a\nb", "(?m)^b$", true)]
    [InlineData("a\nb", "a.b", false)]
    [InlineData("a\nb", "(?s)a.b", true)]
    [InlineData("HELLO", "(?i)hello", true)]
    [InlineData("HELLO", "(?i:hel)lo", false)]
    [InlineData("A", "(?i)[^a]", false)]
    [InlineData("٣", @"\d", false)]
    [InlineData("é", @"\w", false)]
    [InlineData("é", @"\pL", true)]
    [InlineData("é", @"^\p{Ll}$", true)]
    [InlineData("é", @"\P{L}", false)]
    [InlineData("😀", "^.$", true)]
    [InlineData("😀", "^[😀-😃]$", true)]
    [InlineData("😄", "^[😀-😃]$", false)]
    [InlineData("😀😀", "^😀{2}$", true)]
    [InlineData("a😀", "^[^b]{2}$", true)]
    [InlineData("x-1]", @"^[\w\-]+[]]$", true)]
    [InlineData("a1", "^[[:alpha:]][[:^alpha:]]$", true)]
    [InlineData("a{,2}", "^a{,2}$", true)]
    [InlineData("a.b*c", @"^\Qa.b*c\E$", true)]
    [InlineData("\u0001A", @"^\x01\x{41}$", true)]
    [InlineData("ab", "^(?P<one>a)(?<two>b)$", true)]
    [InlineData("foo bar", @"\bbar\b", true)]
    [InlineData("ac", "a(b*?)??c", true)]
    [InlineData("", "^$", true)]
    [InlineData("abc", "x||", true)]
    public void Patterns_mean_what_they_mean_in_RE2(string text, string pattern, bool expected) =>
        Assert.Equal(Value.Of(expected), Assert.IsType<EvaluationResult.Success>(Match(text, pattern)).Value);

    [Theory]
    [InlineData("(?=a)")]
    [InlineData("(?!a)")]
    [InlineData("(?<=a)")]
    [InlineData("(?>a)")]
    [InlineData(@"(a)\1")]
    [InlineData(@"\k<a>")]
    [InlineData("a**")]
    [InlineData("*a")]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("[a")]
    [InlineData("[z-a]")]
    [InlineData("a{1001}")]
    [InlineData("(a{100}){100}")]
    [InlineData("a{2,1}")]
    [InlineData(@"\p{Nothing}")]
    [InlineData(@"[[:nothing:]]")]
    [InlineData(@"\")]
    [InlineData("(?z)a")]
    public void Patterns_that_RE2_does_not_have_are_refused(string pattern) =>
        Assert.Contains("regular expression", Assert.IsType<EvaluationResult.Failure>(Match("a", pattern)).Message, StringComparison.Ordinal);

    [Fact]
    public void Patterns_are_bounded_in_length_and_nesting()
    {
        Assert.IsType<EvaluationResult.Failure>(Match("a", new string('a', 1_001)));
        Assert.IsType<EvaluationResult.Failure>(Match("a", new string('(', 400) + new string(')', 400)));
    }

    [Fact]
    public void What_is_costly_to_prepare_is_refused_or_paid_for()
    {
        var scattered = string.Concat(Enumerable.Range(0, 60).Select(i => char.ConvertFromUtf32(0x10000 + (i * 2081))));
        Assert.IsType<EvaluationResult.Failure>(Match("a", $"[{scattered}]"));
        Assert.IsType<EvaluationResult.Failure>(Match("a", $"[{scattered[..40]}]{{1000}}"));
        Assert.IsType<EvaluationResult.Failure>(Evaluator.Evaluate(
            Assert.IsType<Parsed.Success>(Cel.Parse("lists.range(1000000).all(i, !'b'.matches('a{0,' + string(i % 900) + '}c' + string(i)))")).Expression, Bindings.None));
    }

    private static EvaluationResult Match(string text, string pattern) =>
        Evaluator.Evaluate(Assert.IsType<Parsed.Success>(Cel.Parse("text.matches(pattern)")).Expression, Bindings.Of(("text", Value.Of(text)), ("pattern", Value.Of(pattern))));
}
