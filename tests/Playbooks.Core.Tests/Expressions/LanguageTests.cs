using Playbooks.Core.Expressions;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Expressions;

/// <summary>What the language definition says, beyond the cases at hand.</summary>
public sealed class LanguageTests
{
    [Theory]
    [InlineData("1 == 1.0 && 1u == 1 && 2.0 == 2u && !(1 == 1.5)")]
    [InlineData("0.0/0.0 != 0.0/0.0 && !([0.0/0.0] == [0.0/0.0])")]
    [InlineData("{1: 'a'}[1u] == 'a' && {1u: 'a'}[1.0] == 'a' && 1.0 in {1: 2}")]
    [InlineData("{'a': 1, 'b': [2]} == {'b': [2.0], 'a': 1u}")]
    [InlineData("'\\U0001F600' > '\\uFFFD'")]
    [InlineData("size('a😀') == 2 && 'a😀b'.substring(1, 2) == '😀' && 'a😀b'.indexOf('b') == 2 && 'a😀'.charAt(1) == '😀'")]
    [InlineData("'''a\r\nb''' == 'a\\nb' && r'\\n' == '\\\\n' && rb'\\x' == b'\\\\x'")]
    [InlineData("\"\"\"it's \"quoted\" \"\"\" == 'it\\'s \"quoted\" '")]
    [InlineData(".5 + 1e3 == 1000.5 && 0xFF == 255 && 0xFFu == 255u")]
    [InlineData("5 // five\n == 5")]
    [InlineData("-7 / 2 == -3 && -7 % 2 == -1 && 7 % -2 == 1")]
    [InlineData("1 / 0 == 1 || true")]
    [InlineData("!(1 / 0 == 1 && false)")]
    [InlineData("[1, 0].exists(x, 1 / x == 1) && ![1, 0].all(x, 1 / x == 2)")]
    [InlineData("'abc'.split('') == ['a', 'b', 'c'] && 'a,b'.split(',', 0) == [] && ''.split(',') == ['']")]
    [InlineData("'ab'.replace('', '-') == '-a-b-' && 'aaa'.replace('a', 'b', 2) == 'bba'")]
    [InlineData("[].join('-') == '' && ['a'].join() == 'a' && ['', 'a'].join('-') == '-a'")]
    [InlineData("'%d %s %.2f %e %x %b %%'.format([1, [1u, 'a', null], 2.005, 12345.678, 255, true]) == '1 [1, a, null] 2.00 1.234568e+04 ff 1 %'")]
    [InlineData("'%.0f %.0f %.0f'.format([0.5, 1.5, 2.5]) == '0 2 2'")]
    [InlineData("'%x %X %o %b'.format([-30, 'hi', 8, -5]) == '-1e 6869 10 -101'")]
    [InlineData("'%s'.format([{'b': 1, 'a': duration('1.5s')}]) == '{a: 1.5s, b: 1}'")]
    [InlineData("string(-0.0045) == '-0.0045' && string(1.5e-7) == '1.5e-07' && string(true) == 'true'")]
    [InlineData("int('-5') == -5 && uint('5') == 5u && double('-1e3') == -1000.0 && math.isInf(double('-inf')) && int(-1.9) == -1")]
    [InlineData("duration('1h30m') == duration('5400s') && string(duration('-1.5s')) == '-1.5s' && duration('1ms') > duration('999us') && duration('0') == duration('0s')")]
    [InlineData("duration('123.321456789s').getMilliseconds() == 321 && duration('-90m').getHours() == -1")]
    [InlineData("timestamp('2024-02-29T12:00:00.123Z').getMilliseconds() == 123 && timestamp('2024-02-29T00:00:00Z').getDayOfYear() == 59")]
    [InlineData("timestamp('2024-03-31T02:30:00Z').getHours('Europe/Berlin') == 4 && timestamp('2024-01-31T23:30:00Z').getDate('+05:45') == 1")]
    [InlineData("timestamp('2024-01-01T00:00:00Z').getMinutes('Asia/Kathmandu') == 45")]
    [InlineData("timestamp(0) == timestamp('1970-01-01T00:00:00Z') && int(timestamp('1969-12-31T23:59:59.5Z')) == -1")]
    [InlineData("string(timestamp('1969-12-31T23:59:59.5Z')) == '1969-12-31T23:59:59.5Z'")]
    [InlineData("type(1) == int && type(type(1)) == type && type(duration('1s')) == google.protobuf.Duration && type(optional.none()) == optional_type")]
    [InlineData("optional.of(1).orValue(1 / 0) == 1 && optional.none().orValue(2) == 2 && optional.of({'a': [1]}).a[0].value() == 1")]
    [InlineData("[1, 2, 3].first().value() == 1 && [].last() == optional.none()")]
    [InlineData("optional.of(2).optMap(x, x * 2).value() == 4 && !optional.none().optMap(x, x).hasValue()")]
    [InlineData("{'a': 1}.transformMapEntry(k, v, {v: k}) == {1: 'a'}")]
    [InlineData("[3, 1, 2].sort() == [1, 2, 3] && [1, [2, [3]]].flatten() == [1, 2, [3]] && [1, 1u, 2].distinct() == [1, 2] && lists.range(3) == [0, 1, 2]")]
    [InlineData("sets.contains([1, 2], [2.0]) && sets.equivalent([1, 1], [1u]) && !sets.intersects([1], [2]) && [1, 2, 3].slice(1, 3) == [2, 3]")]
    [InlineData("math.round(-1.5) == -2.0 && math.abs(-2) == 2 && math.sqrt(9) == 3.0 && math.bitShiftRight(-1, 63) == 1 && math.greatest(1, 2u, 1.5) == 2")]
    [InlineData("base64.encode(b'hi') == 'aGk=' && base64.decode('aGk') == b'hi' && bytes('é') == b'\\xc3\\xa9' && string(b'\\xc3\\xa9') == 'é'")]
    [InlineData("strings.quote('a\"\\n') == '\"a\\\\\"\\\\n\"' && ' x\\u00a0'.trim() == 'x' && 'aÄ'.upperAscii() == 'AÄ'")]
    [InlineData("['a'].exists(x, x == .x) == false && .x == 'outer'")]
    [InlineData("cel.bind(y, 2, [1].map(x, x + y)) == [3]")]
    [InlineData("has({'a': {'b': null}}.a.b) && !has({}.a)")]
    [InlineData("true ? (false ? 1 == 2 : true) : false")]
    [InlineData("a.b == 'dotted'")]
    public void It_holds_that(string source) => Assert.Equal(Value.True, Assert.IsType<EvaluationResult.Success>(Evaluate(source)).Value);

    [Theory]
    [InlineData("9223372036854775807 + 1")]
    [InlineData("-9223372036854775808 - 1")]
    [InlineData("9223372036854775808")]
    [InlineData("18446744073709551616u")]
    [InlineData("-9223372036854775808 % -1")]
    [InlineData("-(1u)")]
    [InlineData("1 + 1u")]
    [InlineData("1.0 % 2.0")]
    [InlineData("1 < 'a'")]
    [InlineData("null < null")]
    [InlineData("{1: 1, 1u: 2}")]
    [InlineData("{1.0: 1}")]
    [InlineData("{'a': 1}.b")]
    [InlineData("[1][1]")]
    [InlineData("[1][-1]")]
    [InlineData("'a'.b")]
    [InlineData("[1].exists_one(x, x / 0 == 1)")]
    [InlineData("[1, 2].map(x, 1 / (x - 2))")]
    [InlineData("1 in 1")]
    [InlineData("1 && 2")]
    [InlineData("'line\nbreak'")]
    [InlineData("'\\ud800'")]
    [InlineData("'\\U00110000'")]
    [InlineData("'\\q'")]
    [InlineData("b'\\u0041'")]
    [InlineData("'\\400'")]
    [InlineData("1e400")]
    [InlineData("1foo")]
    [InlineData("while")]
    [InlineData("[1].map(if, 1)")]
    [InlineData("[1].map(a.b, 1)")]
    [InlineData("[1].all(i, i, true)")]
    [InlineData("has(1)")]
    [InlineData("Message{a: 1}")]
    [InlineData("'a' 'b'")]
    [InlineData("a.true")]
    [InlineData("timestamp('2023-02-29T00:00:00Z')")]
    [InlineData("timestamp('0001-01-01T00:00:00Z') - duration('1ns')")]
    [InlineData("timestamp('2024-01-01T00:00:00Z').getHours('Nowhere/City')")]
    [InlineData("timestamp('2024-01-01T00:00:00Z').getHours('../../etc/passwd')")]
    [InlineData("duration('1')")]
    [InlineData("duration('1d')")]
    [InlineData("duration('9223372037s')")]
    [InlineData("int('1.5')")]
    [InlineData("int(' 1')")]
    [InlineData("uint('-1')")]
    [InlineData("double('1e400')")]
    [InlineData("bool('yes')")]
    [InlineData("string([1])")]
    [InlineData("'%d'.format(['a'])")]
    [InlineData("'%s %s'.format(['a'])")]
    [InlineData("'%'.format([])")]
    [InlineData("'%z'.format([1])")]
    [InlineData("'%.99999f'.format([1.0])")]
    [InlineData("'abc'.substring(2, 1)")]
    [InlineData("[1, 'a'].join()")]
    [InlineData("math.greatest('a')")]
    [InlineData("math.greatest([])")]
    [InlineData("math.abs(-9223372036854775808)")]
    [InlineData("math.bitShiftLeft(1, -1)")]
    [InlineData("optional.none().value()")]
    [InlineData("base64.decode('*')")]
    [InlineData("[1, 'a'].sort()")]
    [InlineData("nothing")]
    [InlineData("nothing()")]
    public void It_fails_as_a_value(string source) => Assert.IsType<EvaluationResult.Failure>(Evaluate(source));

    [Theory]
    [InlineData("1 +\n x.missing", 5, 9)]
    [InlineData("[1, 2].map(e, e / 0)", 14, 5)]
    [InlineData("size(1)", 0, 7)]
    public void A_failure_says_where(string source, int offset, int length)
    {
        var failure = Assert.IsType<EvaluationResult.Failure>(Evaluate(source));
        Assert.Equal((offset, length), (failure.Offset, failure.Length));
    }

    [Fact]
    public void An_expression_is_parsed_once_and_used_on_many_threads()
    {
        var expression = Assert.IsType<Parsed.Success>(Cel.Parse("[1, 2, 3].exists(e, e == n) && 'abc'.matches('^a.c$')")).Expression;
        var results = new bool[64];
        Parallel.For(0, results.Length, i =>
            results[i] = Evaluator.Evaluate(expression, Bindings.Of(("n", Value.Of(i % 4L)))) is EvaluationResult.Success { Value: Value.Bool { Flag: true } });
        Assert.Equal(Enumerable.Range(0, 64).Select(i => i % 4 != 0), results);
    }

    private static EvaluationResult Evaluate(string source) => Cel.Parse(source) switch
    {
        Parsed.Success parsed => Evaluator.Evaluate(parsed.Expression, Bindings.Of(("x", Value.Of("outer")), ("a.b", Value.Of("dotted")))),
        Parsed.Failure { Errors: [var error, ..] } => new EvaluationResult.Failure(error.Message, error.Offset, error.Length),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
