using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Aws.Iam;

/// <summary>The account's authorization details: users, groups, roles with their trust, and policies, in few calls.</summary>
internal sealed class IamAccount(AwsChannel channel)
{
    // AWS's own managed policies are left out unless they are attached, which this filter cannot say; their names are in the attached ARNs.
    private static readonly string[] Filter = ["User", "Role", "Group", "LocalManagedPolicy"];

    public Task<Answer<IamAccountDetails>> ReadAsync(CancellationToken token) =>
        channel.FoldAsync(
            AwsService.Iam,
            () => AwsService.Iam.Form("GetAccountAuthorizationDetails").SetList("Filter", Filter),
            IamAccountDetails.Empty,
            (whole, page) => whole.With(IamReader.Details(page)),
            token);
}
