using System.Collections.Immutable;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Deletes a role that <c>aws.create-oidc-role</c> made: managed policies are detached first, and one with policies of its own is left.</summary>
internal sealed class DeleteRole(AwsTenant tenant) : AwsChange(tenant)
{
    public const string Name = "aws.delete-role";

    public override ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Delete a role, with its managed policies detached.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Destroys,
        Inputs = [AwsParameters.Account, AwsParameters.Role],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("role", ValueType.Text)),
        Undo = "None: a role of the same name is another one, which no session of the old one becomes.",
        Idempotency = "A role that is not there counts as deleted.",
        Preconditions = ["The role has no policies of its own.", "It is not the role that the run itself works as."],
        Behind = [new(CutOidcTrust.Name, Kinship.Thing), new(RevokeSessions.Name, Kinship.Thing)],
        Permissions =
        [
            AwsParameters.Iam("GetRole"), AwsParameters.Iam("ListAttachedRolePolicies"), AwsParameters.Iam("DetachRolePolicy"), AwsParameters.Iam("DeleteRole"), AwsParameters.Sts("GetCallerIdentity"),
        ],
        Failures = CloudFailures.With(
            CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.LimitExceeded, CloudFailures.InvalidRequest, CloudFailures.Unmodifiable, CloudFailures.Busy,
            new FailureCode(CloudCodes.Conflict, "Something is still on the role, such as a policy of its own. Look at whose it is.")),
        Source = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html",
    };

    protected override async Task<SurveyOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token)
    {
        var name = call.Need("role");
        if (await AwsGuard.PrincipalAsync(access, $"role/{name}", scope.Time.GetUtcNow(), token) is { } own)
        {
            return new SurveyOutcome.Failed(own);
        }

        var listed = await access.RolePolicies.ListAttachedAsync(name, token);
        return listed.Is(out var attached, out var why) ? new SurveyOutcome.Surveyed(Found(access, name, attached))
            : AwsCodes.IsNotFound(why) ? new SurveyOutcome.Surveyed(Found(access, name, null))
            : Failed(why, scope);
    }

    protected override async Task<ActionOutcome> ActAsync(AwsAccess access, Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        var name = call.Need("role");
        foreach (var policy in survey.State.Get("attached")?.Items.OfType<Value.Text>().Select(t => t.Content) ?? [])
        {
            if ((await access.RolePolicies.DetachAsync(name, policy, token)).Failure is { } why && !AwsCodes.IsNotFound(why))
            {
                return AwsCodes.Outcome(why, scope.Time.GetUtcNow());
            }
        }

        return Gone(await access.Roles.DeleteAsync(name, token), With(access, ("role", Value.Of(name))), scope);
    }

    private static Survey Found(AwsAccess access, string role, ImmutableArray<string>? attached) => new()
    {
        Target = AwsTargets.Role(access, role),
        State = Value.MapOf(("exists", Value.Of(attached is not null)), ("attached", Value.ListOf(attached ?? []))),
        Verdict = attached is null ? SurveyVerdict.Done : SurveyVerdict.ToDo,
        Change = attached is null ? $"There is no role {role}." : $"Role {role} is deleted.",
        Cuts = [AwsTargets.Role(access, role)],
    };
}
