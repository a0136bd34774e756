using Playbooks.Core.Expressions;

namespace Playbooks.Core.Tests.Expressions;

public sealed class CheckerTests
{
    private static readonly Scope Steps = Scope.Of(
        ("inputs", ValueType.ObjectOf(("window", ValueType.Duration), ("packages", ValueType.ListOf(ValueType.Text)), ("count", ValueType.Int))),
        ("alert", ValueType.Any),
        ("labels", ValueType.MapOf(ValueType.Text, ValueType.Text)),
        ("since", ValueType.Timestamp));

    [Theory]
    [InlineData("inputs.count + 1", "int")]
    [InlineData("inputs.count > 2.5", "bool")]
    [InlineData("inputs.packages.map(p, size(p))", "list<int>")]
    [InlineData("inputs.packages.filter(p, p.startsWith('x'))", "list<string>")]
    [InlineData("inputs['window']", "duration")]
    [InlineData("since + inputs.window", "timestamp")]
    [InlineData("since - since", "duration")]
    [InlineData("labels.team", "string")]
    [InlineData("labels[?'team'].orValue('none')", "string")]
    [InlineData("labels.?team.optMap(t, size(t))", "optional<int>")]
    [InlineData("alert.anything.at[0].all", "any")]
    [InlineData("alert.x == null ? 1 : 2", "int")]
    [InlineData("inputs.count == null", "bool")]
    [InlineData("{'a': 1, 'b': ['x']}", "object{a, b}")]
    [InlineData("{'a': 1}.a", "int")]
    [InlineData("{1: 'a'}", "map<int, string>")]
    [InlineData("[1, 'a']", "list<any>")]
    [InlineData("[]", "list<any>")]
    [InlineData("[] == [1]", "bool")]
    [InlineData("inputs.packages + ['more']", "list<string>")]
    [InlineData("1 in [1u, 2u]", "bool")]
    [InlineData("type(1) == int", "bool")]
    [InlineData("labels.transformMap(k, v, size(v))", "map<string, int>")]
    [InlineData("inputs.packages.exists(i, p, i > 0 && p != '')", "bool")]
    [InlineData("cel.bind(n, inputs.count, n * 2)", "int")]
    [InlineData("math.greatest(1, 2, 3)", "int")]
    [InlineData("'%s'.format([inputs.window])", "string")]
    [InlineData("has(alert.x) && has(inputs.count)", "bool")]
    public void The_type_of_an_expression_is_known(string source, string type)
    {
        var result = Check(source);
        Assert.Empty(result.Errors);
        Assert.Equal(type, result.Type.Name);
    }

    [Theory]
    [InlineData("input.count", 0, 5, "there is no 'input' here", "did you mean 'inputs'?")]
    [InlineData("inputs.windw", 0, 12, "there is no member 'windw'", "did you mean 'window'?")]
    [InlineData("1 + inputs['cuont']", 4, 15, "there is no member 'cuont'", "did you mean 'count'?")]
    [InlineData("has(inputs.x)", 0, 13, "there is no member 'x'", "count, packages, window")]
    [InlineData("inputs.packages.startWith('a')", 0, 30, "there is no function 'startWith'", "did you mean 'startsWith'?")]
    [InlineData("startsWith('a', 'b')", 0, 20, "without a value before it", "")]
    [InlineData("inputs.count + 'x'", 0, 18, "'+' does not take (int, string)", "use it as")]
    [InlineData("inputs.count == 'x'", 0, 19, "does not take (int, string)", "T")]
    [InlineData("inputs.count && true", 0, 12, "a bool was expected, not int", "compare")]
    [InlineData("inputs.count ? 1 : 2", 0, 12, "a bool was expected", "")]
    [InlineData("inputs.packages.all(p, p)", 23, 1, "a bool was expected, not string", "")]
    [InlineData("inputs.count.map(x, x)", 0, 12, "a list or map was expected, not int", "")]
    [InlineData("inputs.count.x", 0, 14, "has no members", "")]
    [InlineData("labels[1]", 0, 9, "the keys of map<string, string> are string, not int", "")]
    [InlineData("labels.team.matches('(?=a)')", 20, 7, "regular expression", "RE2")]
    [InlineData("size(inputs.count)", 0, 18, "'size' does not take (int)", "size(string) -> int")]
    public void What_cannot_work_is_an_error_with_its_place_and_a_cure(string source, int offset, int length, string message, string cure)
    {
        var error = Assert.Single(Check(source).Errors);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains(cure, error.Cure, StringComparison.Ordinal);
        Assert.Equal((offset, length), (error.Offset, error.Length));
    }

    [Fact]
    public void All_errors_are_reported_at_once() =>
        Assert.Equal(["there is no 'a' here", "there is no 'b' here", "there is no 'c' here"], Check("a + b > 1 || c").Errors.Select(e => e.Message));

    [Fact]
    public void A_variable_of_a_macro_hides_one_of_the_scope_and_ends_with_it()
    {
        Assert.Empty(Check("['a'].all(alert, alert.size() == 1)").Errors);
        Assert.Single(Check("['a'].all(x, true) && x").Errors);
    }

    private static Checked Check(string source) =>
        Checker.Check(Assert.IsType<Parsed.Success>(Cel.Parse(source)).Expression, Steps);
}
