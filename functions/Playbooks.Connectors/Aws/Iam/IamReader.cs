using System.Collections.Immutable;
using Playbooks.Connectors.Aws.Protocol;

namespace Playbooks.Connectors.Aws.Iam;

/// <summary>Turns elements of IAM's answers into records. Policies arrive encoded as in URLs (RFC 3986).</summary>
internal static class IamReader
{
    public static IamAccessKey Key(AwsElement e) => new(e.Text("AccessKeyId"), e.Text("UserName"), e.Text("Status"), e.Time("CreateDate"));

    public static IamUser User(AwsElement e) => new(e.Text("UserName"), e.Text("UserId"), e.Text("Arn"), e.Time("CreateDate"))
    {
        Inline = Documents(e, "UserPolicyList"),
        AttachedArns = Attached(e),
        Groups = Names(e, "GroupList"),
        BoundaryArn = Boundary(e),
    };

    public static IamRole Role(AwsElement e) =>
        new(e.Text("RoleName"), e.Text("RoleId"), e.Text("Arn"), e.Text("Path"), Decoded(e.Text("AssumeRolePolicyDocument")), e.Time("CreateDate"))
        {
            Inline = Documents(e, "RolePolicyList"),
            AttachedArns = Attached(e),
            BoundaryArn = Boundary(e),
        };

    public static IamAccountDetails Details(AwsElement page) => new(
        [.. page.Members("UserDetailList").Select(User)],
        [.. page.Members("GroupDetailList").Select(Group)],
        [.. page.Members("RoleDetailList").Select(Role)],
        [.. page.Members("Policies").Select(Policy)]);

    public static ImmutableArray<string> Names(AwsElement e, string list) => [.. e.Members(list).Select(m => m.Content)];

    public static ImmutableArray<string> Attached(AwsElement e, string list = "AttachedManagedPolicies") =>
        [.. e.Members(list).Select(m => m.Text("PolicyArn"))];

    public static string Decoded(string document) => Uri.UnescapeDataString(document);

    private static IamGroup Group(AwsElement e) => new(e.Text("GroupName"), e.Text("Arn"), Documents(e, "GroupPolicyList"), Attached(e));

    private static IamManagedPolicy Policy(AwsElement e)
    {
        var current = e.Members("PolicyVersionList").FirstOrDefault(v => v.Flag("IsDefaultVersion"));
        return new IamManagedPolicy(e.Text("PolicyName"), e.Text("Arn"), Decoded(current?.Text("Document") ?? ""));
    }

    private static ImmutableArray<IamDocument> Documents(AwsElement e, string list) =>
        [.. e.Members(list).Select(m => new IamDocument(m.Text("PolicyName"), Decoded(m.Text("PolicyDocument"))))];

    public static string? Boundary(AwsElement e) => e.Child("PermissionsBoundary")?.TextOrNull("PermissionsBoundaryArn");
}
