namespace Playbooks.Cli.Tests.Docs;

/// <summary>The files of the repository that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string PathOf(string path) => Path.Combine(Root, path);

    /// <summary>Set, the tests of generated texts write them instead of only comparing.</summary>
    public static bool IsWriting => Environment.GetEnvironmentVariable("PLAYBOOKS_WRITE_DOCS") is not null;

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Playbooks.sln")))
            {
                return at.FullName;
            }
        }

        throw new DirectoryNotFoundException("no folder above the test assembly holds Playbooks.sln");
    }
}
