using System.Collections.Immutable;
using Playbooks.Core.Playbooks;

namespace Playbooks.Hosting.Alerts;

/// <summary>The playbooks that alerts can start in this process; they do not change while it lives. One that cannot run on this tenant is left out, and that is said once.</summary>
public sealed class StandingPlaybooks(Crew crew)
{
    private ImmutableArray<Playbook>? read;

    public ImmutableArray<Playbook>? Read(TextWriter error) => read ??= TriggeredPlaybooks.Read(PlaybookFiles.Folder(), crew.Contracts, error);
}
