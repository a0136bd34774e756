namespace Playbooks.Testing.Data;

/// <summary>The repository that the tests were built from.</summary>
public static class RepositoryRoot
{
    public static string Path { get; } = Find();

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
