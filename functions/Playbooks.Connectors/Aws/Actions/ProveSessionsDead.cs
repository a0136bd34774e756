using Playbooks.Connectors.Aws.CloudTrail;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>
/// Proves that sessions of a role that were issued before a time are dead: the role denies them everything, and the trail shows nothing that
/// the given ones did with success since the cut.
/// </summary>
internal sealed class ProveSessionsDead(AwsTenant tenant) : AwsRead(tenant)
{
    public override ActionContract Contract { get; } = new()
    {
        Name = "aws.prove-sessions-dead",
        Summary = "Prove that a role's sessions that were issued before a time no longer work.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Reads,
        Inputs =
        [
            AwsParameters.Account, AwsParameters.Role, AwsParameters.Since,
            new("keys", ValueType.ListOf(ValueType.Text), Required: false, "Temporary keys (ASIA…) that were seen in use; what they did since is looked for."),
        ],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("role", ValueType.Text), ("dead", ValueType.Bool), ("before", ValueType.Text), ("refusedSince", ValueType.Int), ("provenAt", ValueType.Text)),
        Idempotency = "Reads only.",
        Preconditions = ["The time is that of the cut, with the minutes that IAM takes to spread it.", "The trail arrives some minutes late: wait before proving.", "Roles that the sessions assumed onward are proven each."],
        After = [RevokeSessions.Name],
        Permissions = [AwsParameters.Iam("GetRole"), AwsParameters.Iam("GetRolePolicy"), AwsParameters.Trail("LookupEvents")],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.StillAlive, CloudFailures.Unmodifiable),
        Source = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html",
    };

    protected override async Task<ActionOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token)
    {
        var (role, since, now) = (call.Need("role"), call.NeedTime("since"), scope.Time.GetUtcNow());
        var read = await RoleSessions.ReadAsync(access, role, now, token);
        if (read.Failure is { } unread)
        {
            return unread;
        }

        if ((read.Policy is null ? null : RevokedSessions.TimeOf(read.Policy)) is not { } before || before < since)
        {
            return new ActionOutcome.FailedFinal(CloudCodes.StillAlive, $"role {role} does not deny sessions that were issued before {since:u}");
        }

        var refused = 0;
        foreach (var key in call.Texts("keys"))
        {
            if (!(await TrailSearch.FindAsync(access, new TrailAttribute("AccessKeyId", key), before, now, token)).Is(out var events, out var why))
            {
                return AwsCodes.Outcome(why, now);
            }

            if (events.FirstOrDefault(e => e.Error is null && e.At >= before) is { } success)
            {
                return new ActionOutcome.FailedFinal(CloudCodes.StillAlive, $"session {key} of role {role} made {success.Name} work at {success.At:u} (event {success.Id}), after {before:u}");
            }

            refused += events.Length;
        }

        return new ActionOutcome.Succeeded(With(
            access, ("role", Value.Of(role)), ("dead", Value.True), ("before", Values.Time(before)), ("refusedSince", Value.Of(refused)), ("provenAt", Values.Time(now))));
    }
}
