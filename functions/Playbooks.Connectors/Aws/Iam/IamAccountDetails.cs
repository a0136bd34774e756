using System.Collections.Immutable;

namespace Playbooks.Connectors.Aws.Iam;

/// <summary>Everything IAM knows of who may do what in an account.</summary>
internal sealed record IamAccountDetails(
    ImmutableArray<IamUser> Users, ImmutableArray<IamGroup> Groups, ImmutableArray<IamRole> Roles, ImmutableArray<IamManagedPolicy> Policies)
{
    public static IamAccountDetails Empty { get; } = new([], [], [], []);

    public IamAccountDetails With(IamAccountDetails page) =>
        new([.. Users, .. page.Users], [.. Groups, .. page.Groups], [.. Roles, .. page.Roles], [.. Policies, .. page.Policies]);
}
