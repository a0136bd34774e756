using System.Collections.Immutable;
using Playbooks.Core.Plans;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Policy;

namespace Playbooks.Core.Runs;

/// <summary>Whether people are asked about a plan, and whom.</summary>
internal static class Checkpoints
{
    public static RunEvent For(Run run, Stage stage, Plan plan, string digest, List<Judgement> judgements, DateTimeOffset now)
    {
        if (plan.Changes + plan.Destroys == 0)
        {
            return new RunEvent.CheckpointWaived(stage.Name, digest, "the plan changes nothing");
        }

        var asks = plan.Destroys > 0 || judgements.Any(judgement => judgement.Verdict == Verdict.Ask);
        return stage.Checkpoint switch
        {
            null when !asks => new RunEvent.CheckpointWaived(stage.Name, digest, "the playbook asks for no approval of this stage"),
            null => new RunEvent.Held("checkpoint-missing", "the plan destroys, or a policy demands a checkpoint, and the playbook has none in this stage"),
            { } checkpoint when asks || Holds(run, checkpoint, plan) => Open(stage, digest, checkpoint, now),
            _ => new RunEvent.CheckpointWaived(stage.Name, digest, "the checkpoint's condition does not hold for this plan"),
        };
    }

    /// <summary>The roles to which the asked ones escalate.</summary>
    public static ImmutableArray<string> EscalationOf(Run run, OpenCheckpoint asked) => [.. run.Playbook.Roles
        .Where(role => asked.Approvals.Any(quorum => quorum.Role == role.Name))
        .Select(role => role.EscalateTo).OfType<string>().Distinct()];

    private static RunEvent.CheckpointOpened Open(Stage stage, string digest, Checkpoint checkpoint, DateTimeOffset now) => new(
        stage.Name, digest, checkpoint.Approvals, now + checkpoint.EscalateAfter, now + checkpoint.Deadline);

    /// <summary>A condition that cannot be evaluated asks: it fails closed.</summary>
    private static bool Holds(Run run, Checkpoint checkpoint, Plan plan)
    {
        var evaluation = new Evaluation(RunNames.Of(run)).With("plan", RunNames.Of(plan));
        return evaluation.Holds(checkpoint.When) || evaluation.Failures.Count > 0;
    }
}
