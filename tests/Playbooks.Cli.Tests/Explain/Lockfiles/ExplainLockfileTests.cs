using System.Text.Json.Nodes;
using Playbooks.Cli.Explain;

namespace Playbooks.Cli.Tests.Explain.Lockfiles;

public sealed class ExplainLockfileTests : IDisposable
{
    private const string Lock = """{"lockfileVersion": 3, "packages": {"node_modules/@in/side": {"version": "2.0.0", "integrity": "sha512-A+A=="}}}""";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("explain-lockfile-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_fixed_version_is_shown_with_its_integrity_and_line()
    {
        var (code, output, _) = Run(Write(Lock), "--package", "pkg:npm/%40in/side", "--json");

        var answer = JsonNode.Parse(output);
        Assert.Equal(0, code);
        Assert.Equal(("npm-v3", "pkg:npm/%40in/side"), ((string?)answer?["format"], (string?)answer?["package"]));
        Assert.Equal("""[{"version":"2.0.0","integrity":"sha512-A\u002BA==","line":1}]""", answer?["found"]?.ToJsonString());
        Assert.Equal("[]", answer?["cannotTell"]?.ToJsonString());
    }

    [Fact]
    public void Nothing_found_in_half_a_file_is_not_a_no()
    {
        var (code, output, _) = Run(Write(Lock[..40]), "--package", "pkg:npm/%40in/side");

        Assert.Equal(0, code);
        Assert.Contains("cannot tell", output, StringComparison.Ordinal);
        Assert.DoesNotContain("not there", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_version_is_not_there() =>
        Assert.Contains("not there", Run(Write(Lock), "--package", "pkg:npm/@in/side@2.0.1").Output, StringComparison.Ordinal);

    [Fact]
    public void A_package_that_is_none_and_a_file_that_is_not_there_are_wrong_calls()
    {
        Assert.Equal(2, Run(Write(Lock), "--package", "side").Code);
        Assert.Equal(2, Run(Path.Combine(folder.FullName, "none.lock"), "--package", "pkg:npm/side").Code);
    }

    private string Write(string text)
    {
        var path = Path.Combine(folder.FullName, "package-lock.json");
        File.WriteAllText(path, text);
        return path;
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = ExplainCommand.Build(output, error).Parse(["lockfile", .. arguments]).Invoke();
        return (code, output.ToString(), error.ToString());
    }
}
