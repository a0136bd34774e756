namespace Playbooks.Sandbox.Aws.Iam;

/// <summary>
/// The policies of AWS itself that every account has and that playbooks or scenarios attach. The quarantine policy is
/// shortened to the statements that matter to a responder: it denies the key's self-rotation and leaves secrets readable.
/// </summary>
internal static class AwsManagedPolicies
{
    public static IEnumerable<IamManagedPolicy> All(DateTimeOffset at) => Documents.Select((pair, index) =>
        new IamManagedPolicy("arn:aws:iam::aws:policy/" + pair.Name, $"ANPASANDBOXAWS{index:D7}", pair.Document, at));

    private static readonly (string Name, string Document)[] Documents =
    [
        ("AdministratorAccess", One("Allow", "\"*\"")),
        ("AWSDenyAll", One("Deny", "\"*\"")),
        ("AWSCompromisedKeyQuarantineV3", One("Deny", """
            ["cloudtrail:LookupEvents","ec2:RequestSpotInstances","ec2:RunInstances","ec2:StartInstances","iam:AddUserToGroup","iam:AttachGroupPolicy","iam:AttachRolePolicy","iam:AttachUserPolicy","iam:ChangePassword","iam:CreateAccessKey","iam:CreateLoginProfile","iam:CreateRole","iam:CreateUser","iam:DeleteAccessKey","iam:DetachUserPolicy","iam:PassRole","iam:PutUserPermissionsBoundary","iam:PutUserPolicy","iam:SetDefaultPolicyVersion","iam:UpdateAccessKey","iam:UpdateLoginProfile","iam:UpdateUser","lambda:CreateFunction","organizations:LeaveOrganization","s3:GetObject","s3:ListBucket","s3:PutBucketPolicy"]
            """)),
        ("SecurityAudit", One("Allow", """
            ["cloudtrail:Describe*","cloudtrail:Get*","cloudtrail:List*","cloudtrail:LookupEvents","iam:Generate*","iam:Get*","iam:List*","iam:Simulate*","secretsmanager:DescribeSecret","secretsmanager:GetResourcePolicy","secretsmanager:List*","ssm:Describe*"]
            """)),
    ];

    private static string One(string effect, string actions) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"{{effect}}","Action":{{actions.Trim()}},"Resource":"*"}]}""";
}
