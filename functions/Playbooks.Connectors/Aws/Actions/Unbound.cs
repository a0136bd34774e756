using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Puts the permissions boundary back that was there before, or takes it away, and stops where somebody has put another since.</summary>
internal sealed class Unbound(AwsTenant tenant, AwsHolder holder) : AwsChange(tenant)
{
    public static string NameFor(AwsHolder holder) => $"aws.unbound-{holder.Word}";

    public override ActionContract Contract { get; } = new()
    {
        Name = NameFor(holder),
        Summary = $"Take a permissions boundary from an IAM {holder.Word}, or put the earlier one back.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            AwsParameters.Account, holder.Input,
            new("previous", ValueType.Text, Required: false, "ARN of the boundary to put back; none takes the boundary away."),
            new("expected", ValueType.Text, Required: false, "The boundary that must be there now; another one stops the action."),
        ],
        Output = ValueType.ObjectOf(("account", ValueType.Text), (holder.Word, ValueType.Text)),
        Undo = "Puts the boundary that was taken away.",
        UndoneBy = [Bound.NameFor(holder)],
        Idempotency = "Puts or deletes the one boundary; one that is not there counts as deleted.",
        Preconditions = ["The boundary that is there is the expected one, where one is named.", $"It is not the {holder.Word} that the run itself works as."],
        Permissions =
        [
            AwsParameters.Iam($"Get{holder.Kind}"), AwsParameters.Iam($"Put{holder.Kind}PermissionsBoundary"), AwsParameters.Iam($"Delete{holder.Kind}PermissionsBoundary"),
            AwsParameters.Sts("GetCallerIdentity"),
        ],
        Failures = CloudFailures.With(
            CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.Drifted, CloudFailures.LimitExceeded, CloudFailures.InvalidRequest, CloudFailures.Unmodifiable, CloudFailures.Busy),
        Source = $"https://docs.aws.amazon.com/IAM/latest/APIReference/API_Delete{holder.Kind}PermissionsBoundary.html",
    };

    protected override async Task<SurveyOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token)
    {
        var (name, expected, previous) = (holder.NameIn(call), call.Optional("expected"), call.Optional("previous") ?? "");
        if (await AwsGuard.PrincipalAsync(access, $"{holder.Word}/{name}", scope.Time.GetUtcNow(), token) is { } own)
        {
            return new SurveyOutcome.Failed(own);
        }

        var read = await holder.Requests(access).BoundaryAsync(name, token);
        return !read.Is(out var now, out var why) ? Failed(why, scope)
            : now != previous && expected is not null && now != expected
            ? Refused(CloudCodes.Drifted, $"the boundary of {holder.Word} {name} is {(now.Length == 0 ? "gone" : now)}, not the one that was put; somebody changed it since")
            : new SurveyOutcome.Surveyed(Found(access, name, now, previous));
    }

    protected override async Task<ActionOutcome> ActAsync(AwsAccess access, Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        var (name, output) = (holder.NameIn(call), With(access, (holder.Word, Value.Of(holder.NameIn(call)))));
        return call.Optional("previous") is { } previous
            ? Ended(await holder.Requests(access).PutBoundaryAsync(name, previous, token), output, scope)
            : Gone(await holder.Requests(access).DeleteBoundaryAsync(name, token), output, scope);
    }

    private Survey Found(AwsAccess access, string name, string now, string previous) => new()
    {
        Target = holder.Target(access, name),
        State = Value.MapOf(("boundary", Value.Of(now))),
        Verdict = now == previous ? SurveyVerdict.Done : SurveyVerdict.ToDo,
        Undo = now == previous || now.Length == 0 ? null : Back(Bound.NameFor(holder), With(access, (holder.Word, Value.Of(name)), ("policy", Value.Of(now)))),
        Change = $"The boundary of {holder.Word} {name} goes from {(now.Length == 0 ? "none" : now)} to {(previous.Length == 0 ? "none" : previous)}.",
    };
}
