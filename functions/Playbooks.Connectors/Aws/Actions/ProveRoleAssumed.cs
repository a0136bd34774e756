using Playbooks.Connectors.Aws.CloudTrail;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Proves by AWS's own log that a subject of another identity provider became a role: that a consumer needs its static key no more.</summary>
internal sealed class ProveRoleAssumed(AwsTenant tenant) : AwsRead(tenant)
{
    private static readonly FailureCode NotSeen = new("not-assumed", "The trail shows no such sign-in. It arrives some minutes late; look again before the key is touched.", Retryable: true);

    public override ActionContract Contract { get; } = new()
    {
        Name = "aws.prove-role-assumed",
        Summary = "Prove that a workflow became a role by its own identity since a time.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Reads,
        Inputs =
        [
            AwsParameters.Account, AwsParameters.Role, AwsParameters.Since,
            new("subject", ValueType.Text, Required: false, "Whole subject of the token, such as repo:acme/shop:environment:production; any where left out."),
        ],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("role", ValueType.Text), ("event", ValueType.Text), ("at", ValueType.Text), ("subject", ValueType.Any)),
        Idempotency = "Reads only.",
        Preconditions = ["The trail arrives some minutes late."],
        Permissions = [AwsParameters.Trail("LookupEvents")],
        Failures = CloudFailures.With(CloudFailures.InvalidRequest, NotSeen),
        Source = "https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html",
    };

    protected override async Task<ActionOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token)
    {
        var (role, subject, now) = (call.Need("role"), call.Optional("subject"), scope.Time.GetUtcNow());
        var found = await TrailSearch.FindAsync(access, new TrailAttribute("EventName", "AssumeRoleWithWebIdentity"), call.NeedTime("since"), now, token);
        if (!found.Is(out var events, out var why))
        {
            return AwsCodes.Outcome(why, now);
        }

        return events.LastOrDefault(e => e.Error is null && e.AssumedRoleArn?.Split('/')[^1] == role && (subject is null || e.User == subject)) is { } seen
            ? new ActionOutcome.Succeeded(With(access, ("role", Value.Of(role)), ("event", Value.Of(seen.Id)), ("at", Values.Time(seen.At)), ("subject", Value.Of(seen.User))))
            : new ActionOutcome.FailedRetryable(NotSeen.Code, $"no successful AssumeRoleWithWebIdentity of {role} since {call.NeedTime("since"):u}", TimeSpan.FromMinutes(2));
    }
}
