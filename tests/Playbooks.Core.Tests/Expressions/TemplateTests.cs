using Playbooks.Core.Expressions;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Expressions;

public sealed class TemplateTests
{
    private static readonly Bindings Names = Bindings.Of(
        ("n", Value.Of(7)), ("name", Value.Of("left-pad")), ("list", Value.ListOf(["a"])), ("at", new Value.Timestamp(0, 0)));

    [Theory]
    [InlineData("plain text", """{"string":"plain text"}""")]
    [InlineData("", """{"string":""}""")]
    [InlineData("costs $5 {{ not ours }}", """{"string":"costs $5 {{ not ours }}"}""")]
    [InlineData("${{ n }}", """{"int":"7"}""")]
    [InlineData("${{ list }}", """{"list":[{"string":"a"}]}""")]
    [InlineData(" ${{ n }}", """{"string":" 7"}""")]
    [InlineData("${{ name }}@${{ n + 1 }} at ${{ at }}", """{"string":"left-pad@8 at 1970-01-01T00:00:00Z"}""")]
    [InlineData("${{ '}}' }}", """{"string":"}}"}""")]
    [InlineData("a ${{ '}}' + \"${{\" }} b", """{"string":"a }}${{ b"}""")]
    [InlineData("${{ {'a': {'b': n}} }}", """{"map":[[{"string":"a"},{"map":[[{"string":"b"},{"int":"7"}]]}]]}""")]
    [InlineData("${{{'a': {'b': n}}.a.b}}", """{"int":"7"}""")]
    [InlineData("x${{ null }}y", """{"string":"xy"}""")]
    public void A_template_gives(string source, string expected) =>
        Assert.Equal(expected, TypedJson.Write(Assert.IsType<EvaluationResult.Success>(Parse(source).Evaluate(Names)).Value));

    [Theory]
    [InlineData("ab ${{ n ", 3, "not closed")]
    [InlineData("ab ${{ n + }}", 11, "ends where a value was expected")]
    [InlineData("ab ${{ }}", 7, "ends where a value was expected")]
    [InlineData("ab ${{ 'x }}", 7, "does not end")]
    [InlineData("${{ n }} ${{ # }}", 13, "means nothing here")]
    public void A_wrong_template_has_an_error_at_its_place(string source, int offset, string message)
    {
        var error = Assert.Single(Assert.IsType<TemplateParsed.Failure>(Template.Parse(source)).Errors);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(offset, error.Offset);
    }

    [Fact]
    public void Every_expression_of_a_template_is_read() =>
        Assert.Equal(2, Assert.IsType<TemplateParsed.Failure>(Template.Parse("${{ 1 + }} ${{ ) }}")).Errors.Length);

    [Fact]
    public void Only_scalars_are_written_into_a_text()
    {
        var failure = Assert.IsType<EvaluationResult.Failure>(Parse("all: ${{ list }}").Evaluate(Names));
        Assert.Contains("list", failure.Message, StringComparison.Ordinal);
        Assert.Equal((9, 4), (failure.Offset, failure.Length));
        var error = Assert.Single(Parse("all: ${{ list }}").Check(Scope.Of(("list", ValueType.ListOf(ValueType.Text)))).Errors);
        Assert.Equal(9, error.Offset);
    }

    [Fact]
    public void A_whole_expression_keeps_its_type_and_any_other_template_is_text()
    {
        Assert.Equal(ValueType.Int, Parse("${{ 1 }}").Check(Scope.Empty).Type);
        Assert.Equal(ValueType.Text, Parse("${{ 1 }}.").Check(Scope.Empty).Type);
        Assert.Equal(ValueType.Text, Parse("1").Check(Scope.Empty).Type);
        Assert.True(Parse("1").IsConstant);
        Assert.False(Parse("${{ 1 }}").IsConstant);
    }

    [Theory]
    [InlineData("n > 3")]
    [InlineData("${{ n > 3 }}")]
    [InlineData(" ${{ n > 3 }} ")]
    public void A_condition_may_be_bare_or_marked(string source)
    {
        var template = Assert.IsType<TemplateParsed.Success>(Template.ParseExpression(source)).Template;
        Assert.Equal(Value.True, Assert.IsType<EvaluationResult.Success>(template.Evaluate(Names)).Value);
    }

    [Fact]
    public void The_names_that_a_template_reads_are_known_each_once() => Assert.Equal(
        ["steps.exposed.output", "inputs.window", "alert.id.x", "steps.a", "names", "r"],
        Parse("${{ steps.exposed.output + steps['exposed'].output }} ${{ inputs.window }} ${{ has(alert.id.x) }} ${{ steps.a[names[0]].z }} ${{ r.exists(v, v.y == int(1)) }}")
            .References().Select(r => r.ToString()));

    private static Template Parse(string source) => Assert.IsType<TemplateParsed.Success>(Template.Parse(source)).Template;
}
