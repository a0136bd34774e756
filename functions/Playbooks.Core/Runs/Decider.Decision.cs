using System.Collections.Immutable;
using Playbooks.Core.Playbooks;

namespace Playbooks.Core.Runs;

public static partial class Decider
{
    private static ImmutableArray<RunEvent> GiveDecision(RunInput.Decide input, Run run, DateTimeOffset now)
    {
        if (WhyNot(input, run, now) is var (code, reason))
        {
            return [new RunEvent.DecisionRefused(input.Stage, input.Digest, input.Person, input.Role, code, reason, input.Subject)];
        }

        var given = new RunEvent.DecisionGiven(input.Stage, input.Digest, input.Person, input.Role, input.Approve, input.Comment, input.Via, input.Subject);
        var closed = run.Stage?.Checkpoint is { } asked ? Closing(asked with { Given = asked.Given.Add(given) }, given) : null;
        return closed is null ? [given] : [given, closed];
    }

    /// <summary>What the latest decision settles; null while others are still asked. A journal may end between the two events.</summary>
    private static RunEvent.CheckpointClosed? Closing(OpenCheckpoint asked, RunEvent.DecisionGiven last) =>
        !last.Approve ? new RunEvent.CheckpointClosed(last.Stage, last.Digest, Approved: false, $"rejected by {last.Person}")
        : asked.IsMet ? new RunEvent.CheckpointClosed(last.Stage, last.Digest, Approved: true, "every quorum is met")
        : null;

    private static (string Code, string Reason)? WhyNot(RunInput.Decide input, Run run, DateTimeOffset now) => run.Stage switch
    {
        { Checkpoint: { } asked } stage => WhyNot(input, run, stage, asked, now),
        _ => ("nothing-to-decide", "no checkpoint is open in this run"),
    };

    private static (string Code, string Reason)? WhyNot(RunInput.Decide input, Run run, StageRun stage, OpenCheckpoint asked, DateTimeOffset now) => input switch
    {
        _ when stage.Stage.Name != input.Stage => ("other-stage", $"the open checkpoint is of stage {stage.Stage.Name}"),
        _ when stage.Digest != input.Digest => ("other-plan", $"the plan to decide on is {stage.Digest}; the one named is void"),
        _ when now >= asked.Deadline => ("too-late", $"the deadline was {asked.Deadline:u}"),
        _ when Run.IsSame(input.Person, run.RequestedBy) => ("requester", "who requested the run does not decide on it"),
        _ when run.HasAmended(input.Person) => ("amender", $"{input.Person} amended the run; who changed what is to be done does not decide on it"),
        _ when asked.Approvals.All(quorum => quorum.Role != input.Role) => ("role-not-asked", $"role {input.Role} is not asked"),
        _ when !MayActAs(input, asked, run.Playbook) => ("not-in-role", $"{input.Person} is not in role {input.Role}"),
        _ when asked.Given.Any(given => Run.IsSame(given.Person, input.Person)) => ("twice", $"{input.Person} has decided already; a quorum is of distinct people"),
        _ => null,
    };

    /// <summary>In the role itself or, once escalated, in the role it escalates to.</summary>
    private static bool MayActAs(RunInput.Decide input, OpenCheckpoint asked, Playbook playbook) =>
        input.Roles.Contains(input.Role) ||
        (playbook.Roles.FirstOrDefault(role => role.Name == input.Role)?.EscalateTo is { } other
            && asked.Escalated.Contains(other) && input.Roles.Contains(other));
}
