using System.Text.RegularExpressions;

namespace Playbooks.Cli.Tests.Docs;

public sealed partial class FolderReadmeTests
{
    private const int MostLines = 30;

    public static TheoryData<string> Folders => [.. Projects(), "playbooks", "tests", "functions/adr"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_folder_says_on_half_a_page_where_to_start(string folder)
    {
        var readme = Repository.PathOf($"{folder}/README.md");

        Assert.True(File.Exists(readme), $"{folder} has no README.md: say what is in it, where to start and what it must never do");
        Assert.InRange(File.ReadAllLines(readme).Length, 1, MostLines);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_files_that_a_readme_names_are_there(string folder)
    {
        var named = FileNames().Matches(File.ReadAllText(Repository.PathOf($"{folder}/README.md"))).Select(match => match.Groups["file"].Value).ToList();

        Assert.NotEmpty(named);
        Assert.All(named, file => Assert.True(File.Exists(Repository.PathOf($"{folder}/{file}")) || File.Exists(Repository.PathOf(file)), $"{folder}/README.md names {file}, which is not there"));
    }

    [Fact]
    public void Every_decision_is_in_the_index_and_numbered_once()
    {
        var index = File.ReadAllText(Repository.PathOf("functions/adr/README.md"));
        var pages = Directory.EnumerateFiles(Repository.PathOf("functions/adr"), "0*.md").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ToList();

        Assert.All(pages, page => Assert.Contains($"({page})", index, StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(1, pages.Count).Select(number => $"{number:0000}"), pages.Select(page => page[..4]));
    }

    private static IEnumerable<string> Projects() => Directory.EnumerateFiles(Repository.PathOf("functions"), "*.csproj", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(path) ?? "")).Order(StringComparer.Ordinal);

    /// <summary>Paths in backticks or in a link; a folder's name, a pattern or a URL is none.</summary>
    [GeneratedRegex(@"(?:`|\]\()(?<file>[\w./-]+\.(?:cs|yaml|md))(?:`|\))", RegexOptions.CultureInvariant)]
    private static partial Regex FileNames();
}
