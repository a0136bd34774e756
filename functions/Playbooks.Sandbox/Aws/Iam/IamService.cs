using Playbooks.Sandbox.Aws.Protocol;

namespace Playbooks.Sandbox.Aws.Iam;

internal static class IamService
{
    public static AwsService Service { get; } = new("iam", "2010-05-08", "https://iam.amazonaws.com/doc/2010-05-08/",
    [
        .. DirectoryOperations.All,
        .. KeyOperations.All,
        .. new PolicyOperations<IamUser>("User", IamLookup.OnUser).All,
        .. new PolicyOperations<IamRole>("Role", IamLookup.OnRole).All,
        .. ProviderOperations.All,
        .. OtherCredentialOperations.All,
        .. ReportOperations.All,
        .. LastAccessOperations.All,
    ]);
}
