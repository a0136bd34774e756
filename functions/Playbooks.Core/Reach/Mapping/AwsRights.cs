using System.Collections.Immutable;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Trust;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>
/// With which rights a user or role could become another one (docs.aws.amazon.com: IAM actions, "Granting a user permissions to pass a role to
/// an AWS service", "Cross-account policy evaluation logic").
/// </summary>
internal sealed class AwsRights(ReachFacts facts)
{
    private const string Assume = "sts:AssumeRole";
    private const string Pass = "iam:PassRole";
    private static readonly ImmutableArray<string> Minting = ["iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:UpdateLoginProfile"];

    /// <summary>What starts code that works as the role which is passed, and the service that the role has to trust.</summary>
    private static readonly ImmutableArray<(string Launch, string Service)> Launches =
    [
        ("lambda:CreateFunction", "lambda.amazonaws.com"), ("ec2:RunInstances", "ec2.amazonaws.com"), ("ecs:RunTask", "ecs-tasks.amazonaws.com"),
        ("cloudformation:CreateStack", "cloudformation.amazonaws.com"), ("codebuild:CreateProject", "codebuild.amazonaws.com"), ("glue:CreateJob", "glue.amazonaws.com"),
        ("states:CreateStateMachine", "states.amazonaws.com"), ("sagemaker:CreateNotebookInstance", "sagemaker.amazonaws.com"),
    ];

    private readonly Dictionary<AwsIdentity, AccessPolicy> policies = new(ReferenceEqualityComparer.Instance);
    private readonly RoleTrusts trusts = new();

    public IEnumerable<Right> Of(AwsIdentity who)
    {
        var policy = PolicyOf(who);
        return facts.Accounts.Where(a => a.Id == who.Account).SelectMany(account =>
            Minting.Select(action => On(who, action, "may-mint", $"{who.Kind} {who.Name} may make itself a way in as", Allowed(policy, action, account.Users, who)))
                .Append(On(who, "iam:UpdateAssumeRolePolicy", "may-change-trust", $"{who.Kind} {who.Name} may change who is let in as", Allowed(policy, "iam:UpdateAssumeRolePolicy", account.Roles, who)))
                .Append(On(who, Pass, "may-pass", $"{who.Kind} {who.Name} may start code that works as", Passed(policy, account, who))))
            .OfType<Right>().Concat(OnItself(who, policy));
    }

    /// <summary>Roles that it may assume and of which the map itself knows no way: of another account, or let in by name without a right of its own.</summary>
    public IEnumerable<(Right Right, AwsIdentity Role)> Assumes(AwsIdentity who)
    {
        var policy = PolicyOf(who);
        foreach (var role in facts.Accounts.SelectMany(a => a.Roles).Where(r => r.Id != who.Id))
        {
            var isAllowed = policy.MayAllow(Assume) && policy.Allows(Assume, role.Arn) > TrustReach.RuledOut;
            if (role.Account != who.Account && isAllowed && trusts.Of(role, who) > TrustReach.RuledOut)
            {
                yield return (new($"permission:{role.Id}", Assume, "may-assume-elsewhere", $"{who.Kind} {who.Name} may assume role {role.Name} of account {role.Account}, which trusts it.", [role.Id]), role);
            }
            else if (role.Account == who.Account && !isAllowed && trusts.ByName(role, who) && !policy.MayDeny(Assume, role.Arn))
            {
                yield return (new($"permission:{role.Id}", Assume, "trusted-by-name", $"Role {role.Name} trusts {who.Kind} {who.Name} by name, which within one account needs no right of its own.", [role.Id]), role);
            }
        }
    }

    private static IEnumerable<AwsIdentity> Allowed(AccessPolicy policy, string action, IEnumerable<AwsIdentity> others, AwsIdentity who) =>
        policy.MayAllow(action) ? others.Where(o => o.Id != who.Id && policy.Allows(action, o.Arn) > TrustReach.RuledOut) : [];

    private IEnumerable<AwsIdentity> Passed(AccessPolicy policy, AwsAccountFacts account, AwsIdentity who)
    {
        var services = Launches.Where(l => policy.MayAllow(l.Launch)).Select(l => l.Service).ToList();
        return services.Count == 0 ? [] : Allowed(policy, Pass, account.Roles, who).Where(role => services.Any(service => trusts.IsFor(role, service)));
    }

    private static IEnumerable<Right> OnItself(AwsIdentity who, AccessPolicy policy)
    {
        ImmutableArray<string> actions = who.Kind == "user" ? ["iam:PutUserPolicy", "iam:AttachUserPolicy"] : ["iam:PutRolePolicy", "iam:AttachRolePolicy"];
        return actions.Where(action => policy.Allows(action, who.Arn) > TrustReach.RuledOut).Select(action => new Right(
            NodeOf(who, action), action, "may-grant",
            who.Boundary is null ? $"{who.Kind} {who.Name} may give itself every right of the account." : $"{who.Kind} {who.Name} may give itself every right within its boundary.", [], who.Boundary is null));
    }

    private static Right? On(AwsIdentity who, string action, string rule, string why, IEnumerable<AwsIdentity> targets) =>
        targets.Select(t => t.Id).Order(StringComparer.Ordinal).ToImmutableArray() is { IsEmpty: false } all ? new(NodeOf(who, action), action, rule, $"{why} {Escalations.Named(all)}.", all) : null;

    private static string NodeOf(AwsIdentity who, string action) => $"permission:aws:{who.Account}:{action}";

    private AccessPolicy PolicyOf(AwsIdentity who) => policies.TryGetValue(who, out var policy) ? policy : policies[who] = AccessPolicy.Of(who);
}
