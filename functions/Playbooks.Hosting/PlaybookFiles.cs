using Playbooks.Core.Actions;
using Playbooks.Core.Playbooks;
using Playbooks.Language.Playbooks;

namespace Playbooks.Hosting;

/// <summary>Finds playbooks by path or by name, and binds them.</summary>
public static class PlaybookFiles
{
    /// <summary>The path of a playbook: as given, or <c>playbooks/NAME.yaml</c> here, above, or beside the program.</summary>
    public static string? Find(string nameOrPath) => File.Exists(nameOrPath)
        ? nameOrPath
        : Roots().Select(root => Path.Combine(root, "playbooks", $"{nameOrPath}.yaml")).FirstOrDefault(File.Exists);

    /// <summary>The folder of shipped playbooks, or null.</summary>
    public static string? Folder() => Roots().Select(root => Path.Combine(root, "playbooks")).FirstOrDefault(Directory.Exists);

    /// <summary>The bound playbook, or null with everything that is wrong written to <paramref name="error"/>.</summary>
    public static Playbook? Bind(string nameOrPath, IReadOnlyCollection<ActionContract> catalog, TextWriter error)
    {
        if (Find(nameOrPath) is not { } path)
        {
            error.WriteLine($"There is no playbook '{nameOrPath}': neither a file nor in {Folder() ?? "a folder named playbooks"}.");
            return null;
        }

        var bound = PlaybookBinder.Bind(path, File.ReadAllBytes(path), catalog);
        if (bound is Bound.Success success)
        {
            return success.Playbook;
        }

        foreach (var diagnostic in bound is Bound.Failure failure ? failure.Diagnostics : [])
        {
            error.WriteLine(diagnostic);
        }

        return null;
    }

    private static IEnumerable<string> Roots()
    {
        foreach (var start in new[] { Environment.CurrentDirectory, AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                yield return folder.FullName;
            }
        }
    }
}
