namespace Playbooks.Testing.Data;

/// <summary>The real test data, read in place: it lies beside the repository, in <c>../shared/data</c>.</summary>
public static class SharedData
{
    /// <summary>The absolute path, or null where the data is not on this machine.</summary>
    public static string? Find(string path) =>
        Path.GetFullPath(Path.Combine(RepositoryRoot.Path, "..", "shared", "data", path)) is var found && Path.Exists(found) ? found : null;

    /// <summary>The absolute path; for use behind <see cref="DataFactAttribute"/>.</summary>
    public static string Get(string path) => Find(path) ?? throw new FileNotFoundException(Missing(path));

    public static string Missing(string path) => $"the test data '{path}' is not there (../shared/data beside the repository)";
}
