using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Registry;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>
/// Whom a role is meant for: the subjects that the jobs of its registered consumers carry. One that is known in part only is left out,
/// for a pattern would let in others.
/// </summary>
internal sealed class IntendedSubjects(ReachFacts facts)
{
    private readonly JobJudge judge = new(facts);
    private readonly JobSubjects subjects = new(facts);

    public ImmutableArray<string> Of(AwsIdentity role) =>
    [
        .. Jobs(role).SelectMany(j => subjects.Of(j.Job, j.Environment).Patterns)
            .Where(p => p.IsLiteral).Select(p => p.ToString()).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Jobs that may ask for an identity token, of the consumers' workflows.</summary>
    private IEnumerable<(AffectedJob Job, string? Environment)> Jobs(AwsIdentity role)
    {
        var users = facts.Registry.Credentials.Where(c => c.PrincipalOf("account") == role.Account && c.PrincipalOf("role") == role.Name).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var workflows = facts.Registry.Consumers.Where(c => users.Contains(c.Credential)).Select(WorkflowOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return from job in facts.Jobs
               where workflows.Contains(job.Workflow) && !job.IsFromFork
               let reach = judge.Judge(job)
               where reach.Identity.Grade > ExposureGrade.RuledOut
               select (job, reach.Environment);
    }

    private static string WorkflowOf(RegisteredConsumer consumer) => $"{consumer.Repository}:{consumer.Path}";
}
