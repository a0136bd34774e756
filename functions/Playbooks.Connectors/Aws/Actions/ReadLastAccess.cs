using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Has IAM tell which services, and which actions of them, a principal used: how far a stolen credential went where no trail tells.</summary>
internal sealed class ReadLastAccess(AwsTenant tenant) : AwsRead(tenant)
{
    private static readonly FailureCode Failed = new("job-failed", "IAM could not make the report; its message says why.");

    public override ActionContract Contract { get; } = new()
    {
        Name = "aws.read-last-access",
        Summary = "Read which services and actions an IAM user, group, role or policy was last used for.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Reads,
        Inputs =
        [
            AwsParameters.Account, new("principal", ValueType.Text, Required: true, "ARN of the user, group, role or managed policy."),
            new("since", ValueType.Text, Required: false, "RFC 3339 time: only what was used at or after it; everything, the unused among it, where left out."),
        ],
        Output = ValueType.ObjectOf(
            ("account", ValueType.Text),
            ("services", ValueType.ListOf(ValueType.ObjectOf(
                ("service", ValueType.Text), ("at", ValueType.Any), ("region", ValueType.Any),
                ("actions", ValueType.ListOf(ValueType.ObjectOf(("action", ValueType.Text), ("at", ValueType.Any), ("region", ValueType.Any)))))))),
        Idempotency = "Has a report made each time; it changes nothing else.",
        Preconditions = ["What was done in the last four hours may be missing. Refused tries count as use, and AWS tracks the actions of some services only."],
        Permissions = [AwsParameters.Iam("GenerateServiceLastAccessedDetails"), AwsParameters.Iam("GetServiceLastAccessedDetails")],
        Failures = CloudFailures.With(Failed, CloudFailures.Busy, CloudFailures.NotFound, CloudFailures.InvalidRequest),
        Source = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLastAccessedDetails.html",
    };

    protected override async Task<ActionOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token)
    {
        if (!(await access.Reports.StartLastAccessAsync(call.Need("principal"), token)).Is(out var job, out var why))
        {
            return AwsCodes.Outcome(why, scope.Time.GetUtcNow());
        }

        var (state, because) = ("", (string?)null);
        var ended = await new Reread(scope.Time, Reread.Usual).UntilAsync(
            again => access.Reports.LastAccessStateAsync(job, again), a => a.Is(out var last, out _) && ((state, because) = last).state != "IN_PROGRESS", token);
        return !ended.Is(out var isMade, out why) ? AwsCodes.Outcome(why, scope.Time.GetUtcNow())
            : !isMade ? new ActionOutcome.FailedRetryable(CloudCodes.Busy, "the report is not made yet")
            : state == "FAILED" ? new ActionOutcome.FailedFinal(Failed.Code, because ?? "IAM says no reason")
            : Ended(await access.Reports.LastAccessAsync(job, token), all => With(access, ("services", Values.List(Within(all, call.OptionalTime("since")), Written))), scope);
    }

    private static IEnumerable<IamLastAccess> Within(IEnumerable<IamLastAccess> all, DateTimeOffset? since) => since is null ? all
        : all.Where(s => s.At >= since).Select(s => s with { Actions = [.. s.Actions.Where(a => a.At >= since)] });

    private static Value Written(IamLastAccess service) => Value.MapOf(
        ("service", Value.Of(service.Service)), ("at", Values.Time(service.At)), ("region", Value.Of(service.Region)),
        ("actions", Values.List(service.Actions, a => Value.MapOf(("action", Value.Of(a.Action)), ("at", Values.Time(a.At)), ("region", Value.Of(a.Region))))));
}
