namespace Playbooks.Sandbox.Tests.Aws.Iam;

public class PolicyTests
{
    private const string DenyAll = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}""";
    private const string Quarantine = "arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3";

    [Fact]
    public async Task A_deny_all_stops_a_user_whose_key_still_authenticates()
    {
        await using var bench = await AwsBench.StartAsync();
        var key = bench.Key("deployer");

        await bench.Iam(bench.Admin, "PutUserPolicy", ("UserName", "deployer"), ("PolicyName", "IR-DenyAll-1"), ("PolicyDocument", DenyAll));

        Assert.False(bench.Works(key));
        Assert.Equal(200, (await bench.Sts(key, "GetCallerIdentity")).Status);
        Assert.Equal("AccessDeniedException", (await bench.Json(key, "secretsmanager", "GetSecretValue", new() { ["SecretId"] = "shop/db" })).Code);

        await bench.Iam(bench.Admin, "DeleteUserPolicy", ("UserName", "deployer"), ("PolicyName", "IR-DenyAll-1"));

        Assert.Equal(200, (await bench.Json(key, "secretsmanager", "GetSecretValue", new() { ["SecretId"] = "shop/db" })).Status);
    }

    [Fact]
    public async Task The_quarantine_policy_denies_self_rotation_and_leaves_secrets_readable()
    {
        await using var bench = await AwsBench.StartAsync();
        await bench.Iam(bench.Admin, "AttachUserPolicy", ("UserName", "deployer"), ("PolicyArn", Quarantine));

        var simulated = await bench.Iam(
            bench.Admin, "SimulatePrincipalPolicy", ("PolicySourceArn", $"arn:aws:iam::{AwsBench.Account}:user/deployer"),
            ("ActionNames.member.1", "iam:UpdateAccessKey"), ("ActionNames.member.2", "secretsmanager:GetSecretValue"));

        Assert.Equal(["explicitDeny", "allowed"], simulated.All("EvalDecision"));
        Assert.Equal(200, (await bench.Json(bench.Key("deployer"), "secretsmanager", "GetSecretValue", new() { ["SecretId"] = "shop/db" })).Status);
    }

    [Fact]
    public async Task Attaching_and_putting_twice_is_the_same_as_once_and_detaching_twice_is_refused()
    {
        await using var bench = await AwsBench.StartAsync();
        (string, string)[] attachment = [("UserName", "deployer"), ("PolicyArn", Quarantine)];

        Assert.Equal(200, (await bench.Iam(bench.Admin, "AttachUserPolicy", attachment)).Status);
        Assert.Equal(200, (await bench.Iam(bench.Admin, "AttachUserPolicy", attachment)).Status);
        Assert.Equal([Quarantine], (await bench.Iam(bench.Admin, "ListAttachedUserPolicies", ("UserName", "deployer"))).All("PolicyArn"));
        Assert.Equal(200, (await bench.Iam(bench.Admin, "DetachUserPolicy", attachment)).Status);
        Assert.Equal(("NoSuchEntity", 404), Refusal(await bench.Iam(bench.Admin, "DetachUserPolicy", attachment)));
    }

    [Fact]
    public async Task A_boundary_that_denies_everything_stops_a_role()
    {
        await using var bench = await AwsBench.StartAsync();
        var session = await bench.WorkflowSessionAsync();
        Assert.Equal(200, (await bench.Json(session, "secretsmanager", "GetSecretValue", new() { ["SecretId"] = "shop/db" })).Status);

        await bench.Iam(bench.Admin, "PutRolePermissionsBoundary", ("RoleName", "deploy"), ("PermissionsBoundary", "arn:aws:iam::aws:policy/AWSDenyAll"));

        Assert.Equal("AccessDeniedException", (await bench.Json(session, "secretsmanager", "GetSecretValue", new() { ["SecretId"] = "shop/db" })).Code);
        Assert.Equal(200, (await bench.Iam(bench.Admin, "DeleteRolePermissionsBoundary", ("RoleName", "deploy"))).Status);
    }

    [Theory]
    [InlineData("MalformedPolicyDocument", 400, "deployer", "{\"Version\":\"2012-10-17\"")]
    [InlineData("MalformedPolicyDocument", 400, "deployer", """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*"}]}""")]
    [InlineData("MalformedPolicyDocument", 400, "deployer", """{"Version":"2025","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}""")]
    [InlineData("NoSuchEntity", 404, "nobody", DenyAll)]
    public async Task A_policy_that_is_none_is_refused(string code, int status, string user, string document)
    {
        await using var bench = await AwsBench.StartAsync();

        var answer = await bench.Iam(bench.Admin, "PutUserPolicy", ("UserName", user), ("PolicyName", "p"), ("PolicyDocument", document));

        Assert.Equal((code, status), Refusal(answer));
    }

    [Fact]
    public async Task Quotas_and_protected_roles_are_refused()
    {
        await using var bench = await AwsBench.StartAsync();
        var large = DenyAll.Replace("\"*\",", $"\"s3:{new string('x', 2048)}\",", StringComparison.Ordinal);

        Assert.Equal(("LimitExceeded", 409), Refusal(await bench.Iam(bench.Admin, "PutUserPolicy", ("UserName", "deployer"), ("PolicyName", "p"), ("PolicyDocument", large))));
        Assert.Equal(("UnmodifiableEntity", 400), Refusal(await bench.Iam(bench.Admin, "PutRolePolicy", ("RoleName", "AWSServiceRoleForSupport"), ("PolicyName", "p"), ("PolicyDocument", DenyAll))));
        Assert.Equal(("NoSuchEntity", 404), Refusal(await bench.Iam(bench.Admin, "AttachRolePolicy", ("RoleName", "deploy"), ("PolicyArn", "arn:aws:iam::aws:policy/None"))));
    }

    [Fact]
    public async Task A_policy_is_read_back_percent_encoded()
    {
        await using var bench = await AwsBench.StartAsync();
        await bench.Iam(bench.Admin, "PutRolePolicy", ("RoleName", "deploy"), ("PolicyName", "p"), ("PolicyDocument", DenyAll));

        var text = (await bench.Iam(bench.Admin, "GetRolePolicy", ("RoleName", "deploy"), ("PolicyName", "p"))).One("PolicyDocument") ?? "";

        Assert.DoesNotContain("{", text, StringComparison.Ordinal);
        Assert.Equal(DenyAll, Uri.UnescapeDataString(text));
        Assert.Equal(["p", "read"], (await bench.Iam(bench.Admin, "ListRolePolicies", ("RoleName", "deploy"))).All("member"));
    }

    [Fact]
    public async Task Every_page_of_the_account_is_there_once()
    {
        await using var bench = await AwsBench.StartAsync();
        var (names, pages, marker) = (new List<string>(), 0, (string?)null);
        do
        {
            (string, string)[] fields = marker is null ? [] : [("Marker", marker)];
            var page = await bench.Iam(bench.Admin, "GetAccountAuthorizationDetails", fields);
            names.AddRange(page.All("RoleName").Concat(page.All("UserName")));
            (pages, marker) = (pages + 1, page.One("Marker"));
        }
        while (marker is not null && pages < 20);

        Assert.Equal(4, pages);
        Assert.Equal(["AWSServiceRoleForSupport", "admin", "auditor", "deploy", "deployer", "idle"], names.Order(StringComparer.Ordinal));
    }

    private static (string? Code, int Status) Refusal(AwsAnswer answer) => (answer.Code, answer.Status);
}
