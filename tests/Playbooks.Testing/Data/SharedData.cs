namespace Playbooks.Testing.Data;

/// <summary>The real test data, read in place: it lies beside the repository, in <c>../shared/data</c>.</summary>
public static class SharedData
{
    private static readonly string? Root = Find();

    /// <summary>The absolute path, or null where the data is not on this machine.</summary>
    public static string? Find(string path) =>
        Root is { } root && Path.Exists(Path.Combine(root, path)) ? Path.Combine(root, path) : null;

    /// <summary>The absolute path; for use behind <see cref="DataFactAttribute"/>.</summary>
    public static string Get(string path) => Find(path) ?? throw new FileNotFoundException(Missing(path));

    public static string Missing(string path) => $"the test data '{path}' is not there (../shared/data beside the repository)";

    private static string? Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Playbooks.sln")))
            {
                var data = Path.GetFullPath(Path.Combine(at.FullName, "..", "shared", "data"));
                return Directory.Exists(data) ? data : null;
            }
        }

        return null;
    }
}
