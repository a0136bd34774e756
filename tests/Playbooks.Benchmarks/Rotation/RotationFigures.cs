using Playbooks.Sandbox.Auditing;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Benchmarks.Rotation;

/// <summary>How a rotation of many credentials went, from the sandbox's own truth and what it was asked.</summary>
/// <param name="OldAlive">Credentials with which one can still sign in as before.</param>
/// <param name="Breaks">How often a service found itself without a credential that works, and <paramref name="Downtime"/> for how long.</param>
/// <param name="Torn">The longest that a workflow's new id lay beside its old secret: GitHub writes one secret at a time, and a run that is queued meanwhile has both.</param>
/// <param name="Simulated">From the first request to the last on the tenant's clock.</param>
/// <param name="Points">The most points, as GitHub counts them, within any minute.</param>
/// <param name="Contents">The most requests with a body to GitHub within any minute.</param>
/// <param name="Posts">The most requests to GitHub that make something new within any hour.</param>
/// <param name="IamWrites">The most changes at IAM within any second.</param>
/// <param name="SecretWrites">The most writes to Secrets Manager within any second.</param>
internal sealed record RotationFigures(
    bool IsCompleted, int Consumers, int OldAlive, int Breaks, TimeSpan Downtime, TimeSpan Torn, TimeSpan Simulated, int Requests, int Points, int Contents, int Posts, int IamWrites, int SecretWrites)
{
    public static RotationFigures Of(SandboxHost sandbox, bool isCompleted)
    {
        var health = sandbox.Consumers();
        var services = health.Where(consumer => consumer.Kind == "service").ToList();
        var audit = sandbox.Audit;
        var github = audit.Where(entry => entry.Provider == "github").ToList();
        return new RotationFigures(
            isCompleted,
            health.Count(consumer => consumer.Works),
            sandbox.Tenant.Inventory.All.Count(entry => !entry.IsResponders && sandbox.Tenant.Works(entry.Original, sandbox.Tenant.Now)),
            services.Sum(consumer => consumer.Breaks),
            TimeSpan.FromTicks(services.Sum(consumer => consumer.BrokenFor.Ticks)),
            health.Except(services).Max(consumer => consumer.BrokenFor),
            audit[^1].At - audit[0].At,
            audit.Count,
            Peak(github, TimeSpan.FromMinutes(1), entry => entry.Method == "GET" ? 1 : 5),
            Peak(github, TimeSpan.FromMinutes(1), entry => entry.Method is "POST" or "PUT" or "PATCH" ? 1 : 0),
            Peak(github, TimeSpan.FromHours(1), entry => entry.Method == "POST" ? 1 : 0),
            Peak(audit, TimeSpan.FromSeconds(1), entry => entry.Changes && entry.Operation.StartsWith("iam:", StringComparison.Ordinal) ? 1 : 0),
            Peak(audit, TimeSpan.FromSeconds(1), entry => entry.Changes && entry.Operation.StartsWith("secretsmanager:", StringComparison.Ordinal) ? 1 : 0));
    }

    /// <summary>The most that requests cost together within any stretch of that length.</summary>
    private static int Peak(IReadOnlyList<AuditEntry> entries, TimeSpan window, Func<AuditEntry, int> cost)
    {
        var (peak, sum, first) = (0, 0, 0);
        for (var last = 0; last < entries.Count; last++)
        {
            sum += cost(entries[last]);
            for (; entries[first].At + window <= entries[last].At; first++)
            {
                sum -= cost(entries[first]);
            }

            peak = Math.Max(peak, sum);
        }

        return peak;
    }
}
