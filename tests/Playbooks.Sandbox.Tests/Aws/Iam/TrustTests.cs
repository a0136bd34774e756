namespace Playbooks.Sandbox.Tests.Aws.Iam;

public class TrustTests
{
    private const string Open = $$$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"{{{{AwsBench.Provider}}}}"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com"}}}]}""";
    private const string Closed = """{"Version":"2012-10-17","Statement":[]}""";

    [Theory]
    [InlineData("{")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}""")]
    [InlineData(Open)]
    public async Task A_malformed_trust_or_one_that_lets_all_of_GitHub_in_is_refused(string document)
    {
        await using var bench = await AwsBench.StartAsync();

        var answer = await bench.Iam(bench.Admin, "UpdateAssumeRolePolicy", ("RoleName", "deploy"), ("PolicyDocument", document));

        Assert.Equal(("MalformedPolicyDocument", 400), (answer.Code, answer.Status));
    }

    [Fact]
    public async Task A_cut_trust_lets_no_workflow_in_and_its_restored_document_does()
    {
        await using var bench = await AwsBench.StartAsync();
        var saved = Uri.UnescapeDataString((await bench.Iam(bench.Admin, "GetRole", ("RoleName", "deploy"))).One("AssumeRolePolicyDocument") ?? "");
        Assert.True(RoleWorks(bench));

        await bench.Iam(bench.Admin, "UpdateAssumeRolePolicy", ("RoleName", "deploy"), ("PolicyDocument", Closed));
        Assert.False(RoleWorks(bench));
        Assert.Equal(200, (await bench.Iam(bench.Admin, "UpdateAssumeRolePolicy", ("RoleName", "deploy"), ("PolicyDocument", saved))).Status);

        Assert.True(RoleWorks(bench));
    }

    [Fact]
    public async Task Removing_the_audience_cuts_every_role_and_may_be_repeated()
    {
        await using var bench = await AwsBench.StartAsync();
        (string, string)[] audience = [("OpenIDConnectProviderArn", AwsBench.Provider), ("ClientID", "sts.amazonaws.com")];

        Assert.Equal(200, (await bench.Iam(bench.Admin, "RemoveClientIDFromOpenIDConnectProvider", audience)).Status);
        Assert.Equal(200, (await bench.Iam(bench.Admin, "RemoveClientIDFromOpenIDConnectProvider", audience)).Status);
        Assert.False(RoleWorks(bench));
        var refused = await bench.Sts(null, "AssumeRoleWithWebIdentity", ("RoleArn", AwsBench.DeployRole), ("RoleSessionName", "ci"), ("WebIdentityToken", bench.WorkflowToken(AwsBench.Subject)));
        Assert.Equal(("InvalidIdentityToken", 400), (refused.Code, refused.Status));

        await bench.Iam(bench.Admin, "AddClientIDToOpenIDConnectProvider", audience);

        Assert.True(RoleWorks(bench));
        Assert.Equal(("NoSuchEntity", 404), Refusal(await bench.Iam(bench.Admin, "GetOpenIDConnectProvider", ("OpenIDConnectProviderArn", "arn:aws:iam::1:oidc-provider/none"))));
    }

    [Fact]
    public async Task A_trust_over_its_quota_and_a_service_linked_role_are_refused()
    {
        await using var bench = await AwsBench.StartAsync();
        var large = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{new string('1', 2100)}}"},"Action":"sts:AssumeRole"}]}""";

        Assert.Equal(("LimitExceeded", 409), Refusal(await bench.Iam(bench.Admin, "UpdateAssumeRolePolicy", ("RoleName", "deploy"), ("PolicyDocument", large))));
        Assert.Equal(("UnmodifiableEntity", 400), Refusal(await bench.Iam(bench.Admin, "UpdateAssumeRolePolicy", ("RoleName", "AWSServiceRoleForSupport"), ("PolicyDocument", Closed))));
        Assert.Equal(("NoSuchEntity", 404), Refusal(await bench.Iam(bench.Admin, "UpdateAssumeRolePolicy", ("RoleName", "none"), ("PolicyDocument", Closed))));
    }

    private static bool RoleWorks(AwsBench bench) => bench.Works("aws_web_identity", ("role", AwsBench.DeployRole), ("sub", AwsBench.Subject), ("aud", "sts.amazonaws.com"));

    private static (string? Code, int Status) Refusal(AwsAnswer answer) => (answer.Code, answer.Status);
}
