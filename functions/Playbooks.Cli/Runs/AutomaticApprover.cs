using Playbooks.Connectors.Tenants;
using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Engine.Ports;
using Playbooks.Engine.Runs;

namespace Playbooks.Cli.Runs;

/// <summary>Approves in the place of a sandbox's people, each for one role. Real tenants never get one.</summary>
internal sealed class AutomaticApprover(IRunStore store, IReadOnlyList<TenantPerson> people) : IRunObserver
{
    public void Appended(IReadOnlyList<JournalLine> lines, int from, Run run)
    {
        for (var i = from; i < lines.Count; i++)
        {
            if (lines[i].Event is RunEvent.CheckpointOpened opened)
            {
                Approve(opened, run);
            }
        }
    }

    private void Approve(RunEvent.CheckpointOpened opened, Run run)
    {
        var left = people.Where(person => person.Id != run.RequestedBy).OrderBy(person => person.Roles.Length).ToList();
        foreach (var role in opened.Approvals.SelectMany(quorum => Enumerable.Repeat(quorum.Role, quorum.Count)))
        {
            if (left.FirstOrDefault(person => person.Roles.Contains(role)) is { } person)
            {
                left.Remove(person);
                var decision = new RunInput.Decide(opened.Stage, opened.Digest, person.Id, role, person.Roles, true, "", "drill:automatic");
                _ = store.SendAsync(run.Id, new InboxMessage($"auto-{run.Rounds}-{person.Id}", InputCodec.Write(decision)), CancellationToken.None);
            }
        }
    }
}
