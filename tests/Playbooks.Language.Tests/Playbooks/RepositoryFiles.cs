using Playbooks.Testing.Data;

namespace Playbooks.Language.Tests.Playbooks;

/// <summary>Files of this repository.</summary>
internal static class RepositoryFiles
{
    public static string Path(string path) => System.IO.Path.Combine(RepositoryRoot.Path, path);

    public static IEnumerable<string> In(string folder, string pattern = "*.yaml") => Directory.EnumerateFiles(Path(folder), pattern).Order(StringComparer.Ordinal);
}
