using Playbooks.Testing.Data;

namespace Playbooks.Cli.Tests.Docs;

/// <summary>The files of the repository that these tests were built from.</summary>
internal static class Repository
{
    public static string Root => RepositoryRoot.Path;

    /// <summary>Set, the tests of generated texts write them instead of only comparing.</summary>
    public static bool IsWriting => Environment.GetEnvironmentVariable("PLAYBOOKS_WRITE_DOCS") is not null;

    public static string PathOf(string path) => Path.Combine(Root, path);
}
