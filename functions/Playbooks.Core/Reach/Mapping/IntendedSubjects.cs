using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Registry;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>
/// Whom a role is meant for: the subjects that the jobs of its registered consumers carry. One that is known in part only is left out,
/// for a pattern would let in others.
/// </summary>
internal sealed class IntendedSubjects
{
    private readonly ILookup<string, (string Account, string Role)> users;
    private readonly Dictionary<(string Account, string Role), SortedSet<string>> known = [];

    public IntendedSubjects(CredentialRegistry registry)
    {
        var roles = registry.Credentials.ToLookup(c => c.Id, c => (Account: c.PrincipalOf("account"), Role: c.PrincipalOf("role")), StringComparer.Ordinal);
        users = registry.Consumers.SelectMany(c => roles[c.Credential].Where(r => r.Role.Length > 0).Select(role => (Workflow: $"{c.Repository}:{c.Path}", role)))
            .ToLookup(pair => pair.Workflow, pair => pair.role, StringComparer.OrdinalIgnoreCase);
    }

    public ImmutableArray<string> Of(AwsIdentity role) => known.TryGetValue((role.Account, role.Name), out var subjects) ? [.. subjects] : [];

    /// <summary>A job that may ask for an identity token, where it is of a consumer's workflow.</summary>
    public void Add(AffectedJob job, JobReach reach, JobSubjects subjects)
    {
        if (job.IsFromFork || reach.Identity.Grade == ExposureGrade.RuledOut)
        {
            return;
        }

        foreach (var role in users[job.Workflow])
        {
            var literal = subjects.Of(job, reach.Environment).Patterns.Where(p => p.IsLiteral).Select(p => p.ToString());
            (known.TryGetValue(role, out var all) ? all : known[role] = new(StringComparer.Ordinal)).UnionWith(literal);
        }
    }
}
