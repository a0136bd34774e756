using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>A user or a role, for the actions that are alike for both.</summary>
/// <param name="Word"><c>user</c> or <c>role</c>: part of actions' names, of targets and of inputs.</param>
/// <param name="Kind">As IAM's operations spell it.</param>
internal sealed record AwsHolder(string Word, string Kind, Parameter Input, Func<AwsAccess, IamHolder> Requests)
{
    public static AwsHolder User { get; } = new("user", "User", AwsParameters.User, access => access.UserPolicies);

    public static AwsHolder Role { get; } = new("role", "Role", AwsParameters.Role, access => access.RolePolicies);

    public string NameIn(Call call) => call.Need(Word);

    public string Target(AwsAccess access, string name) => $"aws:{access.Account.Id}/{Word}/{name}";
}
