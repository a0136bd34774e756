using Playbooks.Cli.Terminals;
using Playbooks.Connectors.Tenants;
using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Engine.Ports;
using Playbooks.Engine.Runs;
using Spectre.Console;

namespace Playbooks.Cli.Runs;

/// <summary>Shows the plan at the terminal and asks, in a drill, for each of the people whose approval is needed.</summary>
internal sealed class PromptingApprover(IRunStore store, IReadOnlyList<TenantPerson> people, Terminal terminal, Breakdown breakdown) : IRunObserver
{
    public void Appended(IReadOnlyList<JournalLine> lines, int from, Run run)
    {
        if (lines.Skip(from).Select(line => line.Event).OfType<RunEvent.CheckpointOpened>().LastOrDefault() is { } opened)
        {
            breakdown.Watch(Task.Run(() => AskAsync(opened, run)), $"nobody could be asked about {opened.Stage}");
        }
    }

    private async Task AskAsync(RunEvent.CheckpointOpened opened, Run run)
    {
        PlanText.Write(terminal.People, run);
        var left = people.Where(person => person.Id != run.RequestedBy).OrderBy(person => person.Roles.Length).ToList();
        foreach (var role in opened.Approvals.SelectMany(quorum => Enumerable.Repeat(quorum.Role, quorum.Count)))
        {
            if (left.FirstOrDefault(person => person.Roles.Contains(role)) is not { } person)
            {
                breakdown.Tell(AutomaticApprover.Nobody(role, opened.Stage));
                return;
            }

            left.Remove(person);
            var approve = Ask(person, role);
            var decision = new RunInput.Decide(opened.Stage, opened.Digest, person.Id, role, person.Roles, approve, "", "drill:terminal");
            if (!await store.SendAsync(run.Id, new InboxMessage($"asked-{run.Rounds}-{person.Id}", InputCodec.Write(decision)), CancellationToken.None))
            {
                throw new IOException($"there is no run {run.Id} any more");
            }

            if (!approve)
            {
                return;
            }
        }
    }

    private bool Ask(TenantPerson person, string role)
    {
        terminal.People.MarkupInterpolated($"[yellow]?[/] Approve this plan as [bold]{person.Id}[/] for {role}? [[y/N]] ");
        return terminal.Input.ReadLine()?.Trim().StartsWith("y", StringComparison.OrdinalIgnoreCase) == true;
    }
}
