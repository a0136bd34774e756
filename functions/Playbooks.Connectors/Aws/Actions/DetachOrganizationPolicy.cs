using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Detaches a service control policy that was attached as a brake.</summary>
internal sealed class DetachOrganizationPolicy(AwsTenant tenant) : AwsChange(tenant)
{
    public const string Name = "aws.detach-organization-policy";

    public override ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Detach a service control policy from an account, a unit or the root of the organisation.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Changes,
        Inputs = [AwsParameters.Account, AttachOrganizationPolicy.Policy, AttachOrganizationPolicy.Target],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("policy", ValueType.Text), ("target", ValueType.Text)),
        Undo = "Attaches the same policy again.",
        UndoneBy = [AttachOrganizationPolicy.Name],
        Idempotency = "A policy that is not attached counts as detached.",
        Preconditions = ["The account acts for the organisation.", "The target keeps at least one policy: AWS never leaves it without."],
        Permissions = [AttachOrganizationPolicy.Permitted("ListPoliciesForTarget"), AttachOrganizationPolicy.Permitted("DetachPolicy")],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.LimitExceeded, CloudFailures.InvalidRequest, CloudFailures.Unmodifiable, CloudFailures.Busy),
        Source = "https://docs.aws.amazon.com/organizations/latest/APIReference/API_DetachPolicy.html",
    };

    protected override async Task<SurveyOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token)
    {
        var listed = await access.Organizations.ListAsync(call.Need("target"), token);
        return listed.Is(out var attached, out var why) ? new SurveyOutcome.Surveyed(Found(access, call.Need("policy"), call.Need("target"), attached.Contains(call.Need("policy")))) : Failed(why, scope);
    }

    protected override async Task<ActionOutcome> ActAsync(AwsAccess access, Call call, Survey survey, IActionScope scope, CancellationToken token) => Gone(
        await access.Organizations.DetachAsync(call.Need("policy"), call.Need("target"), token),
        With(access, ("policy", Value.Of(call.Need("policy"))), ("target", Value.Of(call.Need("target")))), scope);

    private static Survey Found(AwsAccess access, string policy, string target, bool isThere) => new()
    {
        Target = $"aws:organization/{target}/policy/{policy}",
        State = Value.MapOf(("attached", Value.Of(isThere))),
        Verdict = isThere ? SurveyVerdict.ToDo : SurveyVerdict.Done,
        Undo = isThere ? Back(AttachOrganizationPolicy.Name, With(access, ("policy", Value.Of(policy)), ("target", Value.Of(target)))) : null,
        Change = $"The service control policy {policy} no longer restricts {target}.",
    };
}
