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
        var left = people.Where(person => !run.IsAskedBy(person.Id)).OrderBy(person => person.Roles.Length).ToList();
        var decisions = new List<RunInput.Decide>();
        foreach (var role in opened.Approvals.SelectMany(quorum => Enumerable.Repeat(quorum.Role, quorum.Count)))
        {
            if (left.FirstOrDefault(person => person.Roles.Contains(role)) is not { } person)
            {
                breakdown.Tell(AutomaticApprover.Nobody(role, opened.Stage));
                return;
            }

            left.Remove(person);
            decisions.Add(new(opened.Stage, opened.Digest, person.Id, role, person.Roles, Ask(person, role), "", "drill:terminal"));
            if (!decisions[^1].Approve)
            {
                break;
            }
        }

        // All of them at once: what the run tells of one must not come between the question to the next and its answer.
        foreach (var decision in decisions)
        {
            if (!await store.SendAsync(run.Id, new InboxMessage($"asked-{run.Rounds}-{decision.Person}", InputCodec.Write(decision)), CancellationToken.None))
            {
                throw new IOException($"there is no run {run.Id} any more");
            }
        }
    }

    private bool Ask(TenantPerson person, string role)
    {
        terminal.People.MarkupInterpolated($"[yellow]?[/] Approve this plan as [bold]{person.Id}[/] for {role}? [[y/N]] ");
        return terminal.Input.ReadLine()?.Trim().StartsWith("y", StringComparison.OrdinalIgnoreCase) == true;
    }
}
