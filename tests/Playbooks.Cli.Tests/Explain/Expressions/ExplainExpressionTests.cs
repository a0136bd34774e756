using System.CommandLine;
using Playbooks.Cli.Explain.Expressions;
using Playbooks.Testing.Data;

namespace Playbooks.Cli.Tests.Explain.Expressions;

public sealed class ExplainExpressionTests : IDisposable
{
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();
    private readonly string folder = Directory.CreateTempSubdirectory("expression").FullName;

    [Theory]
    [InlineData("1 + 1", """{"value":{"int":"2"}}""")]
    [InlineData("${{ 1 + 1 }}", """{"value":{"int":"2"}}""")]
    [InlineData("-1 - 2", """{"value":{"int":"-3"}}""")]
    [InlineData("[1u, 2.5, b'\\xff', duration('90s')]", """{"value":{"list":[{"uint":"1"},{"double":"2.5"},{"bytes":"ff"},{"duration":{"seconds":90,"nanos":0}}]}}""")]
    [InlineData("1 / 0", """{"error":"a number is divided by zero"}""")]
    public void One_expression_is_printed_as_a_typed_value_or_an_error(string source, string expected)
    {
        Assert.Equal(0, Run("--json", "--", source));
        Assert.Equal(expected, output.ToString().TrimEnd());
    }

    [Fact]
    public void Variables_come_from_a_file()
    {
        Assert.Equal(0, Run("inputs.n * 2", "--data", FileOf("""{"inputs": {"n": 21}}"""), "--json"));
        Assert.Equal("""{"value":{"int":"42"}}""", output.ToString().TrimEnd());
    }

    [Fact]
    public void Without_json_people_read_a_line()
    {
        Run("{'a': [1, 2]}");
        Run("1 +");
        Assert.Equal(["""{"a":[1,2]}""", "error at character 4: the expression ends where a value was expected; write a value, a name or a bracketed expression here"], output.ToString().TrimEnd().Split(Environment.NewLine));
    }

    [Fact]
    public void A_case_that_does_not_hold_is_named_and_the_exit_code_says_so()
    {
        const string cases = """
            [{"file": "f", "section": "s", "name": "good", "expr": "1", "value": {"int": "1"}},
             {"file": "f", "section": "s", "name": "bad", "expr": "1", "value": {"int": "2"}},
             {"file": "f", "section": "s", "name": "fails", "expr": "x", "error": true},
             {"file": "f", "section": "s", "name": "odd", "expr": "1", "value": {"message": {}}}]
            """;
        Assert.Equal(1, Run("--cases", FileOf(cases), "--json"));
        Assert.Equal(
            """{"passed":2,"failed":2,"failures":[{"file":"f","section":"s","name":"bad","expected":"{\"int\":\"2\"}","actual":"{\"int\":\"1\"}"},{"file":"f","section":"s","name":"odd","expected":"error","actual":"unreadable: value"}]}""",
            output.ToString().TrimEnd());
    }

    [DataFact("cel/cases.json")]
    public void The_cases_of_the_specification_hold()
    {
        Assert.Equal(0, Run("--cases", SharedData.Get("cel/cases.json"), "--json"));
        Assert.Contains("\"failed\":0", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData()]
    [InlineData("1", "--cases", "none.json")]
    [InlineData("1", "--data", "/no/such/file.json")]
    [InlineData("--cases", "/no/such/file.json")]
    public void A_wrong_call_is_refused_in_words(params string[] call)
    {
        Assert.Equal(2, Run(call));
        Assert.NotEmpty(error.ToString());
        Assert.Empty(output.ToString());
    }

    [Fact]
    public void Data_that_is_no_object_is_refused() => Assert.Equal(2, Run("1", "--data", FileOf("[1]")));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private int Run(params string[] call) => ExplainExpression.Build(output, error).Parse(call).Invoke();

    private string FileOf(string content)
    {
        var path = Path.Combine(folder, "file.json");
        File.WriteAllText(path, content);
        return path;
    }
}
