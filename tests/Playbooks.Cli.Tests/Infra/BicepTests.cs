using System.Diagnostics;
using System.Text.RegularExpressions;
using Playbooks.Cli.Tests.Docs;
using Playbooks.Testing.Data;

namespace Playbooks.Cli.Tests.Infra;

public sealed partial class BicepTests
{
    public static TheoryData<string> Files => [.. BicepFile.All.Select(path => Path.GetRelativePath(Repository.Root, path))];

    [NodeFact("tree-sitter-bicep")]
    public async Task Every_file_is_Bicep_to_a_grammar_that_others_wrote()
    {
        var info = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        foreach (var argument in BicepFile.All.Prepend(Repository.PathOf("tests/bicep-syntax.js")))
        {
            info.ArgumentList.Add(argument);
        }

        using var node = Process.Start(info) ?? throw new InvalidOperationException("node did not start");
        var said = await node.StandardOutput.ReadToEndAsync() + await node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();

        Assert.Equal("", said);
        Assert.Equal(0, node.ExitCode);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Modules_are_given_what_they_take_and_give_what_is_used(string path)
    {
        var file = new BicepFile(Repository.PathOf(path));
        var modules = file.Modules.ToDictionary(module => module.Name, module => (Taken: new BicepFile(module.File), module.Given));

        Assert.Equal(Regex.Count(file.Text, "^module ", RegexOptions.Multiline), modules.Count);
        Assert.All(modules.Values, module => Assert.Superset(module.Taken.Required, module.Given));
        Assert.All(modules.Values, module => Assert.Subset(module.Taken.Parameters, module.Given));
        Assert.All(file.Uses, use => Assert.Contains(use.Output, modules[use.Module].Taken.Outputs));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Nothing_is_public_and_no_shared_key_is_accepted(string path)
    {
        var text = new BicepFile(Repository.PathOf(path)).Text;
        var accounts = Account().Count(text);

        Assert.Equal(accounts, Count("allowSharedKeyAccess: false"));
        Assert.Equal(accounts, Count("allowBlobPublicAccess: false"));
        Assert.Equal(accounts, Count("minimumTlsVersion: 'TLS1_2'"));
        Assert.DoesNotMatch(OpenContainer(), text);
        Assert.DoesNotContain("listKeys", text, StringComparison.Ordinal);

        int Count(string part) => Regex.Count(text, Regex.Escape(part));
    }

    [GeneratedRegex(@"'Microsoft\.Storage/storageAccounts@[\d-]+' = \{")]
    private static partial Regex Account();

    [GeneratedRegex("publicAccess: '(?!None')")]
    private static partial Regex OpenContainer();
}
