using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.Tests.Aws.Secrets;

public class SecretTests
{
    private const string Token = "00000000-0000-0000-0000-000000000001";

    [Fact]
    public async Task Putting_the_same_value_with_the_same_token_twice_is_once_and_another_value_is_refused()
    {
        await using var bench = await AwsBench.StartAsync();

        var first = await PutAsync(bench, "new", Token, "AWSPENDING");
        var again = await PutAsync(bench, "new", Token, "AWSPENDING");

        Assert.Equal((200, first.Text), (again.Status, again.Text));
        Assert.Equal(("ResourceExistsException", 400), Refusal(await PutAsync(bench, "other", Token, "AWSPENDING")));
        Assert.Equal(("InvalidParameterException", 400), Refusal(await PutAsync(bench, "new", null, "AWSPENDING")));
    }

    [Fact]
    public async Task A_pending_value_is_promoted_only_by_who_knows_the_current_one()
    {
        await using var bench = await AwsBench.StartAsync();
        var old = (await ReadAsync(bench)).Json["VersionId"]?.ToString();
        await PutAsync(bench, "new", Token, "AWSPENDING");

        Assert.Equal(("InvalidParameterException", 400), Refusal(await MoveAsync(bench, "AWSCURRENT", null, Token)));
        Assert.Equal(("InvalidParameterException", 400), Refusal(await MoveAsync(bench, "AWSCURRENT", Token, Token)));
        Assert.Equal(200, (await MoveAsync(bench, "AWSCURRENT", old, Token)).Status);

        Assert.Equal("new", (await ReadAsync(bench)).Json["SecretString"]?.ToString());
        Assert.Equal("new", bench.Host.Tenant.Read($"aws:secret:{AwsBench.Account}:eu-west-1:shop/db", bench.Now));
        Assert.Equal(old, (await ReadAsync(bench, "AWSPREVIOUS")).Json["VersionId"]?.ToString());
        Assert.Equal(200, (await MoveAsync(bench, "AWSPREVIOUS", old, null)).Status);
        Assert.Equal(("ResourceNotFoundException", 400), Refusal(await ReadAsync(bench, "AWSPREVIOUS")));
        Assert.Equal(("InvalidParameterException", 400), Refusal(await MoveAsync(bench, "AWSCURRENT", Token, null)));
    }

    [Fact]
    public async Task A_consumer_finds_one_field_of_a_value()
    {
        await using var bench = await AwsBench.StartAsync();

        Assert.Equal(bench.Mint.Value("text", "db"), bench.Host.Tenant.Read($"aws:secret:{AwsBench.Account}:eu-west-1:shop/db#password", bench.Now));
        Assert.Null(bench.Host.Tenant.Read($"aws:secret:{AwsBench.Account}:us-east-1:shop/db#password", bench.Now));
    }

    [Fact]
    public async Task Secrets_are_listed_to_the_last_page_of_their_region()
    {
        await using var bench = await AwsBench.StartAsync();

        var first = await bench.Json(bench.Admin, "secretsmanager", "ListSecrets", []);
        var second = await bench.Json(bench.Admin, "secretsmanager", "ListSecrets", new() { ["NextToken"] = first.Json["NextToken"]?.ToString() });

        Assert.Equal(["other", "shop/api", "shop/db"], Names(first).Concat(Names(second)));
        Assert.Null(second.Json["NextToken"]);
        Assert.Empty(Names(await bench.Json(bench.Admin, "secretsmanager", "ListSecrets", [], "us-east-1")));
        Assert.Equal(("InvalidNextTokenException", 400), Refusal(await bench.Json(bench.Admin, "secretsmanager", "ListSecrets", new() { ["NextToken"] = "made up" })));
    }

    private static IEnumerable<string?> Names(AwsAnswer answer) => answer.Json["SecretList"]?.AsArray().Select(item => item?["Name"]?.ToString()) ?? [];

    private static Task<AwsAnswer> ReadAsync(AwsBench bench, string stage = "AWSCURRENT") =>
        bench.Json(bench.Admin, "secretsmanager", "GetSecretValue", new() { ["SecretId"] = "shop/db", ["VersionStage"] = stage });

    private static Task<AwsAnswer> PutAsync(AwsBench bench, string value, string? token, string stage)
    {
        var body = new JsonObject { ["SecretId"] = "shop/db", ["SecretString"] = value, ["VersionStages"] = new JsonArray(stage) };
        if (token is not null)
        {
            body["ClientRequestToken"] = token;
        }

        return bench.Json(bench.Admin, "secretsmanager", "PutSecretValue", body);
    }

    private static Task<AwsAnswer> MoveAsync(AwsBench bench, string stage, string? from, string? to)
    {
        var body = new JsonObject { ["SecretId"] = "shop/db", ["VersionStage"] = stage };
        foreach (var (name, value) in new[] { ("RemoveFromVersionId", from), ("MoveToVersionId", to) })
        {
            if (value is not null)
            {
                body[name] = value;
            }
        }

        return bench.Json(bench.Admin, "secretsmanager", "UpdateSecretVersionStage", body);
    }

    private static (string? Code, int Status) Refusal(AwsAnswer answer) => (answer.Code, answer.Status);
}
