namespace Playbooks.Sandbox.Tests.Aws;

/// <summary>Brakes above a principal's own policies: the organisation's, the secret's, and the report that is not there at once.</summary>
public class BrakeTests
{
    private const string Denied = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"secretsmanager:GetSecretValue","Resource":"*"}]}""";

    [Fact]
    public async Task A_policy_at_a_secret_beats_an_administrator_and_does_not_keep_it_from_lifting_it()
    {
        await using var bench = await AwsBench.StartAsync();
        await bench.Json(bench.Admin, "secretsmanager", "PutResourcePolicy", new() { ["SecretId"] = "shop/api", ["ResourcePolicy"] = Denied });
        Assert.Equal(400, (await bench.Json(bench.Admin, "secretsmanager", "GetSecretValue", new() { ["SecretId"] = "shop/api" })).Status);

        await bench.Json(bench.Admin, "secretsmanager", "DeleteResourcePolicy", new() { ["SecretId"] = "shop/api" });

        Assert.Equal(200, (await bench.Json(bench.Admin, "secretsmanager", "GetSecretValue", new() { ["SecretId"] = "shop/api" })).Status);
    }

    [Fact]
    public async Task A_secret_that_is_to_be_deleted_cannot_be_read_until_it_is_restored()
    {
        await using var bench = await AwsBench.StartAsync();
        Assert.Contains("InvalidParameterException", (await bench.Json(bench.Admin, "secretsmanager", "DeleteSecret", new() { ["SecretId"] = "shop/api", ["RecoveryWindowInDays"] = 3 })).Text, StringComparison.Ordinal);
        await bench.Json(bench.Admin, "secretsmanager", "DeleteSecret", new() { ["SecretId"] = "shop/api", ["RecoveryWindowInDays"] = 7 });
        Assert.Contains("InvalidRequestException", (await bench.Json(bench.Admin, "secretsmanager", "GetSecretValue", new() { ["SecretId"] = "shop/api" })).Text, StringComparison.Ordinal);

        await bench.Json(bench.Admin, "secretsmanager", "RestoreSecret", new() { ["SecretId"] = "shop/api" });

        Assert.Equal(200, (await bench.Json(bench.Admin, "secretsmanager", "GetSecretValue", new() { ["SecretId"] = "shop/api" })).Status);
    }

    [Fact]
    public async Task A_policy_of_the_organisation_is_attached_once_and_the_management_account_stays_free()
    {
        await using var bench = await AwsBench.StartAsync();
        Assert.Equal(200, (await bench.Json(bench.Admin, "organizations", "AttachPolicy", new() { ["PolicyId"] = "p-brake000", ["TargetId"] = AwsBench.Account })).Status);

        var again = await bench.Json(bench.Admin, "organizations", "AttachPolicy", new() { ["PolicyId"] = "p-brake000", ["TargetId"] = AwsBench.Account });

        Assert.Contains("DuplicatePolicyAttachmentException", again.Text, StringComparison.Ordinal);
        Assert.Equal(200, (await bench.Iam(bench.Admin, "ListUsers")).Status);
    }

    [Fact]
    public async Task A_credential_report_is_asked_for_then_waited_for()
    {
        await using var bench = await AwsBench.StartAsync(visibilityDelay: TimeSpan.FromSeconds(30));
        Assert.Equal(410, (await bench.Iam(bench.Admin, "GetCredentialReport")).Status);
        await bench.Iam(bench.Admin, "GenerateCredentialReport");
        Assert.Contains("ReportInProgress", (await bench.Iam(bench.Admin, "GetCredentialReport")).Text, StringComparison.Ordinal);
        bench.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(200, (await bench.Iam(bench.Admin, "GetCredentialReport")).Status);
    }
}
