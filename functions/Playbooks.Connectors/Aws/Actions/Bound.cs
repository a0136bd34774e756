using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Puts a permissions boundary on a user or role: it may do only what the boundary allows as well. There is one boundary, so the one from before is captured.</summary>
internal sealed class Bound(AwsTenant tenant, AwsHolder holder) : AwsChange(tenant)
{
    public static string NameFor(AwsHolder holder) => $"aws.bound-{holder.Word}";

    public override ActionContract Contract { get; } = new()
    {
        Name = NameFor(holder),
        Summary = $"Cap what an IAM {holder.Word} may do by a permissions boundary.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            AwsParameters.Account, holder.Input,
            new("policy", ValueType.Text, Required: false, $"ARN of the managed policy to be the boundary; {AttachPolicy.DenyEverything} where left out."),
        ],
        Output = ValueType.ObjectOf(("account", ValueType.Text), (holder.Word, ValueType.Text), ("policy", ValueType.Text)),
        Undo = "Puts the boundary that was there before, or takes it away where there was none.",
        UndoneBy = [Unbound.NameFor(holder)],
        Idempotency = "There is one boundary; putting the same twice is the same as once.",
        Preconditions = [$"The {holder.Word} and the policy exist.", $"It is not the {holder.Word} that the run itself works as.", "Grants by resource policies to the role's sessions are not capped."],
        Permissions = [AwsParameters.Iam($"Get{holder.Kind}"), AwsParameters.Iam($"Put{holder.Kind}PermissionsBoundary"), AwsParameters.Sts("GetCallerIdentity")],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.LimitExceeded, CloudFailures.InvalidRequest, CloudFailures.Unmodifiable, CloudFailures.Busy),
        Source = $"https://docs.aws.amazon.com/IAM/latest/APIReference/API_Put{holder.Kind}PermissionsBoundary.html",
    };

    protected override async Task<SurveyOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token)
    {
        var name = holder.NameIn(call);
        if (await AwsGuard.PrincipalAsync(access, $"{holder.Word}/{name}", scope.Time.GetUtcNow(), token) is { } own)
        {
            return new SurveyOutcome.Failed(own);
        }

        var read = await holder.Requests(access).BoundaryAsync(name, token);
        return read.Is(out var before, out var why) ? new SurveyOutcome.Surveyed(Found(access, name, before, PolicyOf(call))) : Failed(why, scope);
    }

    protected override async Task<ActionOutcome> ActAsync(AwsAccess access, Call call, Survey survey, IActionScope scope, CancellationToken token) => Ended(
        await holder.Requests(access).PutBoundaryAsync(holder.NameIn(call), PolicyOf(call), token),
        With(access, (holder.Word, Value.Of(holder.NameIn(call))), ("policy", Value.Of(PolicyOf(call)))), scope);

    private Survey Found(AwsAccess access, string name, string before, string policy) => new()
    {
        Target = holder.Target(access, name),
        State = Value.MapOf(("boundary", Value.Of(before))),
        Verdict = before == policy ? SurveyVerdict.Done : SurveyVerdict.ToDo,
        Undo = before == policy ? null : Back(Unbound.NameFor(holder), With(
            access, (holder.Word, Value.Of(name)), ("expected", Value.Of(policy)), ("previous", before.Length == 0 ? Value.Nothing : Value.Of(before)))),
        Change = $"The boundary of {holder.Word} {name} goes from {(before.Length == 0 ? "none" : before)} to {policy}.",
        Cuts = policy == AttachPolicy.DenyEverything ? [holder.Target(access, name)] : [],
    };

    private static string PolicyOf(Call call) => call.Optional("policy") ?? AttachPolicy.DenyEverything;
}
