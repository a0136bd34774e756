using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Playbooks;

namespace Playbooks.Hosting.Alerts;

/// <summary>The playbooks of a folder that alerts can start, in the order of their names.</summary>
public static class TriggeredPlaybooks
{
    /// <summary>Null, with everything that is wrong written to <paramref name="error"/>, where one of them cannot be bound.</summary>
    public static ImmutableArray<Playbook>? Read(string? folder, IReadOnlyCollection<ActionContract> catalog, TextWriter error)
    {
        if (folder is null)
        {
            error.WriteLine("There is no folder named playbooks, here, above or beside the program.");
            return null;
        }

        var bound = Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(path => PlaybookFiles.Bind(path, catalog, error)).ToList();
        return bound.Contains(null) ? null : [.. bound.OfType<Playbook>().Where(playbook => !playbook.Triggers.IsEmpty)];
    }
}
