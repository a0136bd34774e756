using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.Tests.Aws.Parameters;

public class ParameterTests
{
    [Fact]
    public async Task A_parameter_is_overwritten_only_on_purpose_and_its_history_keeps_the_old_value()
    {
        await using var bench = await AwsBench.StartAsync();
        var old = bench.Mint.Value("text", "token");

        Assert.Equal(("ParameterAlreadyExists", 400), Refusal(await PutAsync(bench, "new", overwrite: false)));
        Assert.Equal("2", (await PutAsync(bench, "new", overwrite: true)).Json["Version"]?.ToString());

        var history = await bench.Json(bench.Admin, "ssm", "GetParameterHistory", new() { ["Name"] = "/shop/token", ["WithDecryption"] = true });
        Assert.Equal([old, "new"], history.Json["Parameters"]?.AsArray().Select(item => item?["Value"]?.ToString()) ?? []);
        Assert.Equal("new", bench.Host.Tenant.Read($"aws:parameter:{AwsBench.Account}:eu-west-1:/shop/token", bench.Now));
    }

    [Fact]
    public async Task A_secure_string_is_told_only_decrypted()
    {
        await using var bench = await AwsBench.StartAsync();

        var sealedValue = await bench.Json(bench.Admin, "ssm", "GetParameter", new() { ["Name"] = "/shop/token" });
        var open = await bench.Json(bench.Admin, "ssm", "GetParameter", new() { ["Name"] = "/shop/token:1", ["WithDecryption"] = true });

        Assert.DoesNotContain(bench.Mint.Value("text", "token"), sealedValue.Text, StringComparison.Ordinal);
        Assert.Equal(bench.Mint.Value("text", "token"), open.Json["Parameter"]?["Value"]?.ToString());
    }

    [Theory]
    [InlineData("GetParameter", "/none", "ParameterNotFound")]
    [InlineData("GetParameterHistory", "/none", "ParameterNotFound")]
    [InlineData("DeleteParameter", "/none", "ParameterNotFound")]
    [InlineData("GetParameter", "/shop/token:7", "ParameterVersionNotFound")]
    public async Task What_is_not_there_is_refused(string operation, string name, string code)
    {
        await using var bench = await AwsBench.StartAsync();

        Assert.Equal((code, 400), Refusal(await bench.Json(bench.Admin, "ssm", operation, new() { ["Name"] = name })));
    }

    [Fact]
    public async Task Deleting_a_parameter_purges_its_history()
    {
        await using var bench = await AwsBench.StartAsync();

        Assert.Equal(200, (await bench.Json(bench.Admin, "ssm", "DeleteParameter", new() { ["Name"] = "/shop/token" })).Status);
        Assert.Equal("1", (await PutAsync(bench, "new", overwrite: false)).Json["Version"]?.ToString());

        var first = await bench.Json(bench.Admin, "ssm", "DescribeParameters", []);
        var second = await bench.Json(bench.Admin, "ssm", "DescribeParameters", new() { ["NextToken"] = first.Json["NextToken"]?.ToString() });
        Assert.Equal(3, (first.Json["Parameters"]?.AsArray().Count ?? 0) + (second.Json["Parameters"]?.AsArray().Count ?? 0));
    }

    private static Task<AwsAnswer> PutAsync(AwsBench bench, string value, bool overwrite) => bench.Json(
        bench.Admin, "ssm", "PutParameter", new JsonObject { ["Name"] = "/shop/token", ["Value"] = value, ["Type"] = "SecureString", ["Overwrite"] = overwrite });

    private static (string? Code, int Status) Refusal(AwsAnswer answer) => (answer.Code, answer.Status);
}
