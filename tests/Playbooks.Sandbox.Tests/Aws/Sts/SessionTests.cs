using System.Text.Json.Nodes;
using Playbooks.Sandbox.WebTokens;

namespace Playbooks.Sandbox.Tests.Aws.Sts;

public class SessionTests
{
    private static readonly JsonObject ReadDatabase = new() { ["SecretId"] = "shop/db" };

    [Fact]
    public async Task A_workflow_becomes_its_role_until_the_session_expires()
    {
        await using var bench = await AwsBench.StartAsync();

        var session = await bench.WorkflowSessionAsync();

        Assert.Equal($"arn:aws:sts::{AwsBench.Account}:assumed-role/deploy/ci", (await bench.Sts(session, "GetCallerIdentity")).One("Arn"));
        Assert.Equal(200, (await bench.Json(session, "secretsmanager", "GetSecretValue", ReadDatabase)).Status);
        bench.Advance(TimeSpan.FromHours(1));
        Assert.Equal(("ExpiredToken", 403), Refusal(await bench.Sts(session, "GetCallerIdentity")));
        Assert.Equal("ExpiredTokenException", (await bench.Json(session, "secretsmanager", "GetSecretValue", ReadDatabase)).Code);
    }

    [Fact]
    public async Task Revoking_older_sessions_stops_them_and_not_the_next_one()
    {
        await using var bench = await AwsBench.StartAsync();
        var session = await bench.WorkflowSessionAsync();
        bench.Advance(TimeSpan.FromMinutes(1));
        var revocation = $$$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["*"],"Resource":["*"],"Condition":{"DateLessThan":{"aws:TokenIssueTime":"{{{{bench.Now:yyyy-MM-ddTHH:mm:ssZ}}}}"}}}]}""";

        await bench.Iam(bench.Admin, "PutRolePolicy", ("RoleName", "deploy"), ("PolicyName", "AWSRevokeOlderSessions"), ("PolicyDocument", revocation));

        Assert.Equal("AccessDeniedException", (await bench.Json(session, "secretsmanager", "GetSecretValue", ReadDatabase)).Code);
        Assert.False(bench.Works("aws_session", ("id", session.Id), ("secret", session.Secret), ("token", session.Token)));
        Assert.Equal(200, (await bench.Json(await bench.WorkflowSessionAsync(), "secretsmanager", "GetSecretValue", ReadDatabase)).Status);
    }

    [Theory]
    [InlineData("subject", "AccessDenied", 403)]
    [InlineData("immutable", "AccessDenied", 403)]
    [InlineData("audience", "InvalidIdentityToken", 400)]
    [InlineData("signature", "InvalidIdentityToken", 400)]
    [InlineData("issuer", "InvalidIdentityToken", 400)]
    [InlineData("expired", "ExpiredTokenException", 400)]
    [InlineData("text", "InvalidIdentityToken", 400)]
    public async Task A_token_that_the_role_does_not_trust_is_refused(string fault, string code, int status)
    {
        await using var bench = await AwsBench.StartAsync();
        var token = fault switch
        {
            "subject" => bench.WorkflowToken("repo:evil/shop:ref:refs/heads/main"),
            "immutable" => bench.WorkflowToken("repo:acme@1/shop@2:ref:refs/heads/main"),
            "audience" => bench.WorkflowToken(AwsBench.Subject, "api://AzureADTokenExchange"),
            "signature" => bench.WorkflowToken(AwsBench.Subject, key: WebTokenKey.Entra),
            "issuer" => bench.WorkflowToken(AwsBench.Subject, issuer: "https://token.actions.githubusercontent.com/other"),
            "text" => "not.a.token",
            _ => bench.WorkflowToken(AwsBench.Subject),
        };
        bench.Advance(fault == "expired" ? TimeSpan.FromMinutes(6) : TimeSpan.Zero);

        var answer = await bench.Sts(null, "AssumeRoleWithWebIdentity", ("RoleArn", AwsBench.DeployRole), ("RoleSessionName", "ci"), ("WebIdentityToken", token));

        Assert.Equal((code, status), Refusal(answer));
    }

    [Fact]
    public async Task A_role_is_assumed_by_who_its_trust_and_own_policies_allow()
    {
        await using var bench = await AwsBench.StartAsync();
        (string, string)[] deploy = [("RoleArn", AwsBench.DeployRole), ("RoleSessionName", "shell")];

        Assert.Equal(200, (await bench.Sts(bench.Key("deployer"), "AssumeRole", deploy)).Status);
        Assert.Equal(("AccessDenied", 403), Refusal(await bench.Sts(bench.Key("auditor"), "AssumeRole", deploy)));
        Assert.Equal(("AccessDenied", 403), Refusal(await bench.Sts(bench.Admin, "AssumeRole", ("RoleArn", $"arn:aws:iam::{AwsBench.Account}:role/idle"), ("RoleSessionName", "shell"))));
        Assert.Equal(("ValidationError", 400), Refusal(await bench.Sts(bench.Key("deployer"), "AssumeRole", [.. deploy, ("DurationSeconds", "60")])));
    }

    [Fact]
    public async Task The_account_of_a_key_is_told_for_keys_that_exist()
    {
        await using var bench = await AwsBench.StartAsync();

        Assert.Equal(AwsBench.Account, (await bench.Sts(bench.Admin, "GetAccessKeyInfo", ("AccessKeyId", bench.Key("old").Id))).One("Account"));
        Assert.Equal(("ValidationError", 400), Refusal(await bench.Sts(bench.Admin, "GetAccessKeyInfo", ("AccessKeyId", "AKIANOTTHERE"))));
    }

    private static (string? Code, int Status) Refusal(AwsAnswer answer) => (answer.Code, answer.Status);
}
