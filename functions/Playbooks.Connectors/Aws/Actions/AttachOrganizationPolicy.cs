using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Attaches a service control policy of the organisation to an account, a unit or the root: the brake above every policy inside.</summary>
internal sealed class AttachOrganizationPolicy(AwsTenant tenant) : AwsChange(tenant)
{
    public const string Name = "aws.attach-organization-policy";

    public static Parameter Policy { get; } = new("policy", ValueType.Text, Required: true, "Id of the policy, p- and its characters.");

    public static Parameter Target { get; } = new("target", ValueType.Text, Required: true, "Account id, or id of a unit (ou-) or root (r-).");

    public override ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Attach a service control policy to an account, a unit or the root of the organisation.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Changes,
        Inputs = [AwsParameters.Account, Policy, Target],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("policy", ValueType.Text), ("target", ValueType.Text)),
        Undo = "Detaches the policy. One that was attached before is never detached.",
        UndoneBy = [DetachOrganizationPolicy.Name],
        Idempotency = "A policy that is attached already counts as attached.",
        Preconditions =
        [
            "The account acts for the organisation: it is its management account or a delegated administrator.", "Policy and target exist, and the target has room for one more.",
            "The policy lets the responder's roles through where the run has to go on working in the target.", "The management account is not restricted by it.",
        ],
        Permissions = [Permitted("DescribeOrganization"), Permitted("ListPoliciesForTarget"), Permitted("AttachPolicy")],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.LimitExceeded, CloudFailures.InvalidRequest, CloudFailures.Unmodifiable, CloudFailures.Busy),
        Source = "https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html",
    };

    public static Permission Permitted(string action) => new(AwsParameters.Provider, $"organizations:{action}");

    protected override async Task<SurveyOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token)
    {
        var (policy, target) = (call.Need("policy"), call.Need("target"));
        var asked = await access.Organizations.ManagementAsync(token);
        if (!asked.Is(out var management, out var unknown))
        {
            return Failed(unknown, scope);
        }

        if (access.Account.Id != management && (target == access.Account.Id || !char.IsAsciiDigit(target[0])))
        {
            return Refused(CloudCodes.SelfLockout, $"the run acts from account {access.Account.Id}, which a policy at {target} may restrict; act from the management account {management}");
        }

        var listed = await access.Organizations.ListAsync(target, token);
        return listed.Is(out var attached, out var why) ? new SurveyOutcome.Surveyed(Found(access, policy, target, attached.Contains(policy))) : Failed(why, scope);
    }

    protected override async Task<ActionOutcome> ActAsync(AwsAccess access, Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        var done = await access.Organizations.AttachAsync(call.Need("policy"), call.Need("target"), token);
        var output = With(access, ("policy", Value.Of(call.Need("policy"))), ("target", Value.Of(call.Need("target"))));
        return done.Failure is { Code: "DuplicatePolicyAttachmentException" } ? new ActionOutcome.Succeeded(output) : Ended(done, output, scope);
    }

    private static Survey Found(AwsAccess access, string policy, string target, bool isThere) => new()
    {
        Target = $"aws:organization/{target}/policy/{policy}",
        State = Value.MapOf(("attached", Value.Of(isThere))),
        Verdict = isThere ? SurveyVerdict.Done : SurveyVerdict.ToDo,
        Undo = isThere ? null : Back(DetachOrganizationPolicy.Name, With(access, ("policy", Value.Of(policy)), ("target", Value.Of(target)))),
        Change = $"The service control policy {policy} restricts {target}.",
        Cuts = [$"aws:organization/{target}"],
    };
}
