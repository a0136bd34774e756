namespace Playbooks.Sandbox.Tests.Aws;

public class StateTests
{
    [Fact]
    public async Task Two_accounts_in_the_same_situation_print_the_same_state()
    {
        await using var one = await AwsBench.StartAsync(seed: "one");
        await using var other = await AwsBench.StartAsync(seed: "other");
        var before = State(one);

        await RotateAsync(one);
        other.Advance(TimeSpan.FromMinutes(3));
        await RotateAsync(other);

        Assert.NotEqual(before, State(one));
        Assert.Equal(State(one), State(other));
        Assert.Contains("id of a new key of user deployer active", State(one), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_trail_tells_reads_from_changes_and_what_contains()
    {
        await using var bench = await AwsBench.StartAsync();

        await RotateAsync(bench);
        await bench.Iam(bench.Admin, "MakeCoffee");

        var entries = bench.Host.Audit.Select(entry => (entry.Operation, entry.Changes, entry.Contains)).ToList();
        Assert.Equal([("iam:DeleteAccessKey", true, true), ("iam:CreateAccessKey", true, false), ("secretsmanager:PutSecretValue", true, false), ("iam:PutRolePolicy", true, true), ("unknown", false, false)], entries);
        Assert.All(bench.Host.Audit, entry => Assert.Equal($"arn:aws:iam::{AwsBench.Account}:user/admin", entry.Identity));
    }

    private static string State(AwsBench bench) => bench.Host.State()["aws"]?.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "";

    private static async Task RotateAsync(AwsBench bench)
    {
        await bench.Iam(bench.Admin, "DeleteAccessKey", ("UserName", "deployer"), ("AccessKeyId", bench.Key("old").Id));
        var key = await bench.Iam(bench.Admin, "CreateAccessKey", ("UserName", "deployer"));
        await bench.Json(bench.Admin, "secretsmanager", "PutSecretValue", new()
        {
            ["SecretId"] = "shop/api", ["SecretString"] = key.One("SecretAccessKey"), ["ClientRequestToken"] = bench.Mint.Guid("token").ToString(),
        });
        await bench.Iam(bench.Admin, "PutRolePolicy", ("RoleName", "deploy"), ("PolicyName", "AWSRevokeOlderSessions"), ("PolicyDocument", $$$$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["*"],"Resource":["*"],"Condition":{"DateLessThan":{"aws:TokenIssueTime":"{{{{bench.Now:yyyy-MM-ddTHH:mm:ssZ}}}}"}}}]}
            """));
    }
}
