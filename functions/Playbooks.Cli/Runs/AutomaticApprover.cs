using Playbooks.Connectors.Tenants;
using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Engine.Ports;
using Playbooks.Engine.Runs;

namespace Playbooks.Cli.Runs;

/// <summary>Approves in the place of a sandbox's people, each for one role. Real tenants never get one.</summary>
internal sealed class AutomaticApprover(IRunStore store, IReadOnlyList<TenantPerson> people, Breakdown breakdown) : IRunObserver
{
    public void Appended(IReadOnlyList<JournalLine> lines, int from, Run run)
    {
        // Whoever takes a run over asks again: the process that had asked may have died before anybody answered.
        if (lines.Skip(from).Any(line => line.Event is RunEvent.CheckpointOpened or RunEvent.Resumed) && run.Stage is { Checkpoint: { } asked } stage)
        {
            Approve(asked, stage, run);
        }
    }

    private void Approve(OpenCheckpoint asked, StageRun stage, Run run)
    {
        var left = people.Where(person => !run.IsAskedBy(person.Id)).OrderBy(person => person.Roles.Length).ToList();
        foreach (var role in asked.Approvals.SelectMany(quorum => Enumerable.Repeat(quorum.Role, quorum.Count)))
        {
            if (left.FirstOrDefault(person => person.Roles.Contains(role)) is not { } person)
            {
                breakdown.Tell(Nobody(role, stage.Stage.Name));
                return;
            }

            left.Remove(person);
            var decision = new RunInput.Decide(stage.Stage.Name, stage.Digest, person.Id, role, person.Roles, true, "", "drill:automatic");
            breakdown.Watch(SendAsync(run.Id, new InboxMessage($"auto-{run.Rounds}-{person.Id}", InputCodec.Write(decision))), $"{person.Id} could not approve {stage.Stage.Name}");
        }
    }

    /// <summary>For whoever approves in the place of people: nobody is there who could.</summary>
    internal static string Nobody(string role, string stage) =>
        $"nobody of this tenant who may still decide on {stage} is in role {role}; give somebody that role under 'people' of the tenant file";

    private async Task SendAsync(string run, InboxMessage message)
    {
        if (!await store.SendAsync(run, message, CancellationToken.None))
        {
            throw new IOException($"there is no run {run} any more");
        }
    }
}
