using System.Text;
using System.Text.RegularExpressions;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Playbooks;
using Playbooks.Language.Workflows;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Tests.Playbooks;

public sealed partial class DiagnosticCodeTests
{
    private const string Page = "playbooks/docs/diagnostics.md";

    [Fact]
    public void Every_code_is_provoked_by_a_case_or_by_a_text_that_is_no_good_file()
    {
        var provoked = Case.Names("refused").SelectMany(name => Case.Read(name).Expected).Select(expected => expected[..6]).Concat(Generated().SelectMany(Provoke));

        Assert.Empty(DiagnosticCodes.All.Select(code => code.Code).Except(provoked));
    }

    [Fact]
    public void Every_code_that_the_sources_write_is_listed_once()
    {
        var sources = Directory.EnumerateFiles(RepositoryFiles.Path("functions/Playbooks.Language"), "*.cs", SearchOption.AllDirectories);
        var written = sources.Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).SelectMany(file => Quoted().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value));
        var listed = DiagnosticCodes.All.Select(code => code.Code).ToList();

        Assert.Equal(listed.Distinct(), listed);
        Assert.Empty(written.Distinct().Except(listed));
    }

    [Fact]
    public void The_page_lists_every_code()
    {
        var expected = string.Concat(DiagnosticCodes.All.Select(code => $"| {code.Code} | {code.Title} | {code.Meaning} |\n"));
        if (Environment.GetEnvironmentVariable("PLAYBOOKS_WRITE_DOCS") is not null)
        {
            Write(expected);
        }

        Assert.EndsWith(expected, File.ReadAllText(RepositoryFiles.Path(Page)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_and_carriage_returns_change_nothing()
    {
        var text = File.ReadAllText(RepositoryFiles.Path("tests/Playbooks.Language.Tests/Fixtures/package-compromise.yaml")).ReplaceLineEndings("\r\n");
        var bound = PlaybookBinder.Bind("windows.yaml", Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(text)).ToArray(), TestCatalog.Contracts);

        Assert.IsType<Bound.Success>(bound);
    }

    private static IEnumerable<byte[]> Generated() =>
    [
        new byte[(1024 * 1024) + 1],
        [(byte)'a', 0xFF],
        Encoding.Unicode.GetBytes("playbook: x\n"),
        "playbook: \u0000\n"u8.ToArray(),
        Encoding.UTF8.GetBytes($"a: {new string('[', 65)}{new string(']', 65)}\n"),
        Encoding.UTF8.GetBytes($"a: [{string.Join(',', Enumerable.Repeat('a', 50_001))}]\n"),
        "a: *b\n"u8.ToArray(),
        "a: &a [*a]\n"u8.ToArray(),
        "no workflow\n"u8.ToArray(),
        "on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{run: 'echo ${{ secrets.A'}]\n"u8.ToArray(),
        "on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{uses: '\u0430cme/x@v1'}]\n"u8.ToArray(),
        Encoding.UTF8.GetBytes($"a: &a0 [1]\n{string.Concat(Enumerable.Range(1, 7).Select(i => $"b{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 10))}]\n"))}"),
    ];

    private static IEnumerable<string> Provoke(byte[] bytes) => (PlaybookBinder.Bind("generated.yaml", bytes, []) as Bound.Failure)?.Diagnostics
        .Concat(YamlReader.Read("generated.yaml", bytes, YamlLimits.Workflow).Diagnostics)
        .Concat(WorkflowReader.Read("generated.yaml", bytes).Diagnostics).Select(diagnostic => diagnostic.Code) ?? [];

    private static void Write(string table)
    {
        var path = RepositoryFiles.Path(Page);
        var page = File.ReadAllText(path);
        File.WriteAllText(path, page[..(page.IndexOf("|---|---|---|\n", StringComparison.Ordinal) + 14)] + table);
    }

    [GeneratedRegex("\"(PB[0-9]{4})\"")]
    private static partial Regex Quoted();
}
