using Playbooks.Cli.Catalogs;
using Playbooks.Cli.Runs;
using Playbooks.Core.Actions;

namespace Playbooks.Cli.Tests.Docs;

public sealed class PermissionsPageTests
{
    private const string Page = "playbooks/docs/package-compromise.md";
    private const string Begin = "<!-- permissions: generated -->\n";
    private const string End = "<!-- end -->\n";

    [Fact]
    public void The_page_lists_the_permissions_that_the_actions_of_the_playbook_need()
    {
        var page = File.ReadAllText(Repository.PathOf(Page));
        var (from, to) = (page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, page.IndexOf(End, StringComparison.Ordinal));
        var expected = string.Concat(Needed().GroupBy(permission => permission.Provider).OrderBy(group => group.Key, StringComparer.Ordinal).Select(Row));
        if (Repository.IsWriting)
        {
            page = page[..from] + expected + page[to..];
            File.WriteAllText(Repository.PathOf(Page), page);
        }

        Assert.True(
            page.Contains(Begin + expected + End, StringComparison.Ordinal),
            $"the permissions in {Page} are not those of the contracts; write them again: PLAYBOOKS_WRITE_DOCS=1 dotnet test tests/Playbooks.Cli.Tests --filter {nameof(PermissionsPageTests)}");
    }

    private static IEnumerable<Permission> Needed()
    {
        var contracts = AllContracts.Get();
        var playbook = PlaybookFiles.Bind("package-compromise", contracts, TextWriter.Null) ?? throw new InvalidDataException("the playbook does not bind");
        var used = playbook.Stages.SelectMany(stage => stage.Steps).Select(step => step.Uses).ToHashSet();
        return contracts.Where(contract => used.Contains(contract.Name)).SelectMany(contract => contract.Permissions).Distinct();
    }

    /// <summary>A GitHub App that may write may also read.</summary>
    private static string Row(IGrouping<string, Permission> group)
    {
        var names = group.Select(permission => permission.Name).ToHashSet();
        var shown = names.Where(name => !name.EndsWith(":read", StringComparison.Ordinal) || !names.Contains($"{name[..^":read".Length]}:write"));
        var holder = group.Key switch { "github" => "GitHub App", "aws" => "AWS, in each account", "entra" => "Entra, Graph application roles", var other => other };
        return $"- {holder}: {string.Join(", ", shown.Order(StringComparer.Ordinal).Select(name => $"`{name}`"))}\n";
    }
}
