namespace Playbooks.Sandbox.Tests.Aws.Iam;

public class KeyTests
{
    [Fact]
    public async Task A_deactivated_key_is_refused_and_works_again_when_it_is_activated()
    {
        await using var bench = await AwsBench.StartAsync();
        var key = bench.Key("deployer");

        Assert.True(bench.Works(key));
        Assert.Equal(200, (await bench.Iam(bench.Admin, "UpdateAccessKey", ("UserName", "deployer"), ("AccessKeyId", key.Id), ("Status", "Inactive"))).Status);
        Assert.False(bench.Works(key));
        Assert.Equal(("InvalidClientTokenId", 403), Refusal(await bench.Sts(key, "GetCallerIdentity")));

        await bench.Iam(bench.Admin, "UpdateAccessKey", ("UserName", "deployer"), ("AccessKeyId", key.Id), ("Status", "Active"));

        Assert.Equal(200, (await bench.Sts(key, "GetCallerIdentity")).Status);
    }

    [Fact]
    public async Task A_deactivation_takes_its_time_to_be_seen_but_counts_at_once()
    {
        await using var bench = await AwsBench.StartAsync(TimeSpan.FromSeconds(10));
        var key = bench.Key("deployer");

        await bench.Iam(bench.Admin, "UpdateAccessKey", ("UserName", "deployer"), ("AccessKeyId", key.Id), ("Status", "Inactive"));

        Assert.False(bench.Works(key));
        Assert.Equal(200, (await bench.Sts(key, "GetCallerIdentity")).Status);
        bench.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(403, (await bench.Sts(key, "GetCallerIdentity")).Status);
    }

    [Fact]
    public async Task A_user_has_two_keys_at_most_inactive_ones_included()
    {
        await using var bench = await AwsBench.StartAsync();

        Assert.Equal(("LimitExceeded", 409), Refusal(await bench.Iam(bench.Admin, "CreateAccessKey", ("UserName", "deployer"))));
        await bench.Iam(bench.Admin, "DeleteAccessKey", ("UserName", "deployer"), ("AccessKeyId", bench.Key("old").Id));
        var created = await bench.Iam(bench.Admin, "CreateAccessKey", ("UserName", "deployer"));

        var key = new AwsKey(created.One("AccessKeyId") ?? "", created.One("SecretAccessKey") ?? "");
        Assert.Equal(200, (await bench.Sts(key, "GetCallerIdentity")).Status);
        Assert.True(bench.Works(key));
        Assert.Contains(key.Secret, bench.Host.Secrets);
    }

    [Fact]
    public async Task A_use_of_a_key_is_remembered_even_when_it_is_refused()
    {
        await using var bench = await AwsBench.StartAsync();
        var key = bench.Key("deployer");
        Assert.Equal("2025-03-01T00:00:00Z", await LastUsedAsync(bench, key));

        Assert.Equal("AccessDenied", (await bench.Iam(key, "ListUsers")).Code);

        Assert.Equal("2025-03-15T22:10:00Z", await LastUsedAsync(bench, key));
        Assert.Null(await LastUsedAsync(bench, bench.Key("old")));
    }

    [Theory]
    [InlineData("UpdateAccessKey", "NoSuchEntity", 404, "UserName", "deployer", "AccessKeyId", "AKIANOTTHERE", "Status", "Inactive")]
    [InlineData("UpdateAccessKey", "NoSuchEntity", 404, "UserName", "nobody", "AccessKeyId", "AKIANOTTHERE", "Status", "Inactive")]
    [InlineData("DeleteAccessKey", "NoSuchEntity", 404, "UserName", "deployer", "AccessKeyId", "AKIANOTTHERE")]
    [InlineData("DeleteLoginProfile", "NoSuchEntity", 404, "UserName", "auditor")]
    [InlineData("GetUser", "NoSuchEntity", 404, "UserName", "nobody")]
    [InlineData("ListUsers", "ValidationError", 400, "Marker", "made up")]
    public async Task What_is_not_there_is_refused(string action, string code, int status, params string[] fields)
    {
        await using var bench = await AwsBench.StartAsync();

        var answer = await bench.Iam(bench.Admin, action, [.. fields.Chunk(2).Select(pair => (pair[0], pair[1]))]);

        Assert.Equal((code, status), Refusal(answer));
    }

    [Fact]
    public async Task A_session_must_say_whose_keys_it_means()
    {
        await using var bench = await AwsBench.StartAsync();
        await bench.Iam(bench.Admin, "AttachRolePolicy", ("RoleName", "deploy"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"));

        var answer = await bench.Iam(await bench.WorkflowSessionAsync(), "ListAccessKeys");

        Assert.Equal(("ValidationError", 400), Refusal(answer));
    }

    [Fact]
    public async Task A_console_password_is_deleted_once()
    {
        await using var bench = await AwsBench.StartAsync();

        Assert.Equal(200, (await bench.Iam(bench.Admin, "GetLoginProfile", ("UserName", "deployer"))).Status);
        Assert.Equal(200, (await bench.Iam(bench.Admin, "DeleteLoginProfile", ("UserName", "deployer"))).Status);
        Assert.Equal(("NoSuchEntity", 404), Refusal(await bench.Iam(bench.Admin, "GetLoginProfile", ("UserName", "deployer"))));
    }

    private static async Task<string?> LastUsedAsync(AwsBench bench, AwsKey key) =>
        (await bench.Iam(bench.Admin, "GetAccessKeyLastUsed", ("AccessKeyId", key.Id))).One("LastUsedDate");

    private static (string? Code, int Status) Refusal(AwsAnswer answer) => (answer.Code, answer.Status);
}
