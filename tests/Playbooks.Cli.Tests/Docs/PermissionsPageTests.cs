using Playbooks.Core.Permissions;

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
        var expected = Rows(Needed());
        if (Repository.IsWriting)
        {
            page = page[..from] + expected + page[to..];
            File.WriteAllText(Repository.PathOf(Page), page);
        }

        Assert.True(
            page.Contains(Begin + expected + End, StringComparison.Ordinal),
            $"the permissions in {Page} are not those of the contracts; write them again: PLAYBOOKS_WRITE_DOCS=1 dotnet test tests/Playbooks.Cli.Tests --filter {nameof(PermissionsPageTests)}");
    }

    private static NeededPermissions Needed()
    {
        var contracts = AllContracts.Get();
        var playbook = PlaybookFiles.Bind("package-compromise", contracts, TextWriter.Null) ?? throw new InvalidDataException("the playbook does not bind");
        return NeededPermissions.Of([playbook], contracts);
    }

    private static string Rows(NeededPermissions needed) =>
        Row("AWS, in each account", needed.Aws)
        + Row("Entra, Graph application roles", needed.Entra)
        + Row("GitHub App", needed.GitHub.Select(pair => $"{pair.Key}:{pair.Value}"));

    private static string Row(string holder, IEnumerable<string> names) => $"- {holder}: {string.Join(", ", names.Select(name => $"`{name}`"))}\n";
}
