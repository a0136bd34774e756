using Playbooks.Core.Reach.Workflows;
using Playbooks.Language.Workflows;

namespace Playbooks.Cli.Explain.Workflows;

/// <summary>Called workflows in a folder: of the repository itself as <c>DIR/path</c> or by file name alone, of others as <c>DIR/owner/repository/path</c>.</summary>
internal sealed class CalledFiles(string folder, TextWriter error)
{
    private const long Most = 16 * 1024 * 1024;

    internal WorkflowFacts? Find(string? repository, string path, string? gitRef)
    {
        var candidates = repository is null
            ? new[] { path, Path.GetFileName(path) }
            : [Path.Combine(repository, path), Path.Combine(repository, Path.GetFileName(path))];
        return candidates.Select(Inside).OfType<string>().FirstOrDefault(File.Exists) is { } file && BoundedFile.Read(file, Most, error) is { } bytes
            ? WorkflowReader.Read(path, bytes)
            : null;
    }

    /// <summary>Null for a name that leads out of the folder.</summary>
    private string? Inside(string name)
    {
        if (name.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        var full = Path.GetFullPath(Path.Combine(root, name));
        return full.StartsWith(root, StringComparison.Ordinal) ? full : null;
    }
}
