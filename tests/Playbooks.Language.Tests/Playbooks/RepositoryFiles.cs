namespace Playbooks.Language.Tests.Playbooks;

/// <summary>Files of this repository, found by walking up from the test assembly.</summary>
internal static class RepositoryFiles
{
    private static readonly string Root = Find();

    public static string Path(string path) => System.IO.Path.Combine(Root, path);

    public static IEnumerable<string> In(string folder, string pattern = "*.yaml") => Directory.EnumerateFiles(Path(folder), pattern).Order(StringComparer.Ordinal);

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(at.FullName, "Playbooks.sln")))
            {
                return at.FullName;
            }
        }

        throw new DirectoryNotFoundException("no folder above the test assembly holds Playbooks.sln");
    }
}
