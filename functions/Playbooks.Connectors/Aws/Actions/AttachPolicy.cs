using System.Collections.Immutable;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Attaches a managed policy, such as AWS's own that denies everything; what was attached before stays.</summary>
internal sealed class AttachPolicy(AwsTenant tenant, AwsHolder holder) : AwsChange(tenant)
{
    public const string DenyEverything = "arn:aws:iam::aws:policy/AWSDenyAll";

    public static Parameter Policy { get; } = new("policy", ValueType.Text, Required: true, $"ARN of the policy, such as {DenyEverything} or arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3.");

    public static string NameFor(AwsHolder holder) => $"aws.attach-{holder.Word}-policy";

    public override ActionContract Contract { get; } = new()
    {
        Name = NameFor(holder),
        Summary = $"Attach a managed policy to an IAM {holder.Word}.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Changes,
        Inputs = [AwsParameters.Account, holder.Input, Policy],
        Output = ValueType.ObjectOf(("account", ValueType.Text), (holder.Word, ValueType.Text), ("policy", ValueType.Text)),
        Undo = "Detaches the policy. One that was attached before, by whomever, is never detached.",
        UndoneBy = [DetachPolicy.NameFor(holder)],
        Idempotency = "Attaching twice is the same as once.",
        Preconditions =
        [
            $"The {holder.Word} and the policy exist, and ten managed policies are not attached yet.", $"It is not the {holder.Word} that the run itself works as.",
            "AWS's quarantine policy leaves secrets readable, and denies the rotation of the user's keys.",
        ],
        Permissions = [AwsParameters.Iam($"ListAttached{holder.Kind}Policies"), AwsParameters.Iam($"Attach{holder.Kind}Policy"), AwsParameters.Sts("GetCallerIdentity")],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.LimitExceeded, CloudFailures.InvalidRequest, CloudFailures.Unmodifiable, CloudFailures.Busy),
        Source = $"https://docs.aws.amazon.com/IAM/latest/APIReference/API_Attach{holder.Kind}Policy.html",
    };

    protected override async Task<SurveyOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token)
    {
        var (name, policy) = (holder.NameIn(call), call.Need("policy"));
        if (await AwsGuard.PrincipalAsync(access, $"{holder.Word}/{name}", scope.Time.GetUtcNow(), token) is { } own)
        {
            return new SurveyOutcome.Failed(own);
        }

        var listed = await holder.Requests(access).ListAttachedAsync(name, token);
        return listed.Is(out var attached, out var why) ? new SurveyOutcome.Surveyed(Found(access, name, policy, attached)) : Failed(why, scope);
    }

    protected override async Task<ActionOutcome> ActAsync(AwsAccess access, Call call, Survey survey, IActionScope scope, CancellationToken token) => Ended(
        await holder.Requests(access).AttachAsync(holder.NameIn(call), call.Need("policy"), token),
        With(access, (holder.Word, Value.Of(holder.NameIn(call))), ("policy", Value.Of(call.Need("policy")))), scope);

    private Survey Found(AwsAccess access, string name, string policy, ImmutableArray<string> attached)
    {
        var isThere = attached.Contains(policy);
        return new Survey
        {
            Target = holder.Target(access, name),
            State = Value.MapOf(("attached", Value.Of(isThere))),
            Verdict = isThere ? SurveyVerdict.Done : SurveyVerdict.ToDo,
            Undo = isThere ? null : Back(DetachPolicy.NameFor(holder), With(access, (holder.Word, Value.Of(name)), ("policy", Value.Of(policy)))),
            Change = isThere ? $"The policy {policy} is attached to {holder.Word} {name} already." : $"The policy {policy} is attached to {holder.Word} {name}.",
            Cuts = policy == DenyEverything ? [holder.Target(access, name)] : [],
        };
    }
}
