using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Detaches a managed policy: gives back what an attached denial took, or takes away what an attached permission gave.</summary>
internal sealed class DetachPolicy(AwsTenant tenant, AwsHolder holder) : AwsChange(tenant)
{
    public static string NameFor(AwsHolder holder) => $"aws.detach-{holder.Word}-policy";

    public override ActionContract Contract { get; } = new()
    {
        Name = NameFor(holder),
        Summary = $"Detach a managed policy from an IAM {holder.Word}.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Changes,
        Inputs = [AwsParameters.Account, holder.Input, AttachPolicy.Policy],
        Output = ValueType.ObjectOf(("account", ValueType.Text), (holder.Word, ValueType.Text), ("policy", ValueType.Text)),
        Undo = "Attaches the same policy again.",
        UndoneBy = [AttachPolicy.NameFor(holder)],
        Idempotency = "A policy that is not attached counts as detached.",
        Preconditions = [$"The {holder.Word} exists.", $"It is not the {holder.Word} that the run itself works as.", "AWS may have attached its quarantine policy itself: that one is AWS Support's to lift."],
        Permissions = [AwsParameters.Iam($"ListAttached{holder.Kind}Policies"), AwsParameters.Iam($"Detach{holder.Kind}Policy"), AwsParameters.Sts("GetCallerIdentity")],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.LimitExceeded, CloudFailures.InvalidRequest, CloudFailures.Unmodifiable, CloudFailures.Busy),
        Source = $"https://docs.aws.amazon.com/IAM/latest/APIReference/API_Detach{holder.Kind}Policy.html",
    };

    protected override async Task<SurveyOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token)
    {
        var (name, policy) = (holder.NameIn(call), call.Need("policy"));
        if (await AwsGuard.PrincipalAsync(access, $"{holder.Word}/{name}", scope.Time.GetUtcNow(), token) is { } own)
        {
            return new SurveyOutcome.Failed(own);
        }

        var listed = await holder.Requests(access).ListAttachedAsync(name, token);
        return listed.Is(out var attached, out var why) ? new SurveyOutcome.Surveyed(Found(access, name, policy, attached.Contains(policy))) : Failed(why, scope);
    }

    protected override async Task<ActionOutcome> ActAsync(AwsAccess access, Call call, Survey survey, IActionScope scope, CancellationToken token) => Gone(
        await holder.Requests(access).DetachAsync(holder.NameIn(call), call.Need("policy"), token),
        With(access, (holder.Word, Value.Of(holder.NameIn(call))), ("policy", Value.Of(call.Need("policy")))), scope);

    private Survey Found(AwsAccess access, string name, string policy, bool isThere) => new()
    {
        Target = holder.Target(access, name),
        State = Value.MapOf(("attached", Value.Of(isThere))),
        Verdict = isThere ? SurveyVerdict.ToDo : SurveyVerdict.Done,
        Undo = isThere ? Back(AttachPolicy.NameFor(holder), With(access, (holder.Word, Value.Of(name)), ("policy", Value.Of(policy)))) : null,
        Change = isThere ? $"The policy {policy} is detached from {holder.Word} {name}." : $"The policy {policy} is not attached to {holder.Word} {name}.",
    };
}
