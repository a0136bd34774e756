using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Playbooks;

namespace Playbooks.Hosting.Alerts;

/// <summary>The playbooks of a folder that alerts can start, in the order of their names.</summary>
public static class TriggeredPlaybooks
{
    /// <summary>Those that can be bound; what is wrong with the others is written to <paramref name="error"/>.</summary>
    public static ImmutableArray<Playbook> Read(string? folder, IReadOnlyCollection<ActionContract> catalog, TextWriter error)
    {
        if (folder is null)
        {
            error.WriteLine("There is no folder named playbooks, here, above or beside the program: alerts start nothing.");
            return [];
        }

        return
        [
            .. Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(path => PlaybookFiles.Bind(path, catalog, error)).OfType<Playbook>()
                .Where(playbook => !playbook.Triggers.IsEmpty),
        ];
    }
}
