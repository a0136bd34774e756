using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.Tests.Aws.Trail;

public class TrailTests
{
    [Fact]
    public async Task Events_of_one_key_come_newest_first_page_by_page()
    {
        await using var bench = await AwsBench.StartAsync();
        var key = bench.Key("deployer");

        var first = await LookUpAsync(bench, By("AccessKeyId", key.Id));
        var body = By("AccessKeyId", key.Id);
        body["NextToken"] = first.Json["NextToken"]?.ToString();
        var second = await LookUpAsync(bench, body);

        Assert.Equal([200, 200], [first.Status, second.Status]);
        Assert.Equal([1742068980, 1742068920, 1742068860], Times(first).Concat(Times(second)));
        Assert.Null(second.Json["NextToken"]);
    }

    [Fact]
    public async Task The_sandboxs_own_calls_are_recorded_without_secrets()
    {
        await using var bench = await AwsBench.StartAsync();
        await bench.Json(bench.Admin, "secretsmanager", "PutSecretValue", new()
        {
            ["SecretId"] = "shop/db", ["SecretString"] = "do not tell", ["ClientRequestToken"] = "00000000-0000-0000-0000-000000000001",
        });
        await bench.Json(bench.Key("deployer"), "ssm", "DescribeParameters", []);

        var put = await LookUpAsync(bench, By("EventName", "PutSecretValue"));
        var refused = await LookUpAsync(bench, By("EventName", "DescribeParameters"));

        Assert.Contains("shop/db", put.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("do not tell", put.Text, StringComparison.Ordinal);
        Assert.Contains("AccessDenied", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workflow_is_recorded_by_its_subject()
    {
        await using var bench = await AwsBench.StartAsync();
        var session = await bench.WorkflowSessionAsync();

        var made = await LookUpAsync(bench, By("EventName", "AssumeRoleWithWebIdentity"), "us-east-1");

        var entry = Assert.Single(made.Json["Events"]?.AsArray() ?? []);
        Assert.Equal(AwsBench.Subject, entry?["Username"]?.ToString());
        Assert.Contains(session.Id, entry?["Resources"]?.ToJsonString() ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"LookupAttributes":[{"AttributeKey":"EventName","AttributeValue":"a"},{"AttributeKey":"Username","AttributeValue":"b"}]}""", "InvalidLookupAttributesException")]
    [InlineData("""{"LookupAttributes":[{"AttributeKey":"Colour","AttributeValue":"a"}]}""", "InvalidLookupAttributesException")]
    [InlineData("""{"StartTime":1742076600,"EndTime":1742076000}""", "InvalidTimeRangeException")]
    [InlineData("""{"MaxResults":51}""", "InvalidMaxResultsException")]
    [InlineData("""{"NextToken":"made up"}""", "InvalidNextTokenException")]
    public async Task A_look_up_that_CloudTrail_would_refuse_is_refused(string body, string code)
    {
        await using var bench = await AwsBench.StartAsync();

        var answer = await LookUpAsync(bench, JsonNode.Parse(body)?.AsObject() ?? []);

        Assert.Equal((code, 400), (answer.Code, answer.Status));
    }

    [Fact]
    public async Task A_third_look_up_within_a_second_is_throttled()
    {
        await using var bench = await AwsBench.StartAsync();
        await LookUpAsync(bench, []);
        await LookUpAsync(bench, []);

        Assert.Equal("ThrottlingException", (await LookUpAsync(bench, [])).Code);
        bench.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await LookUpAsync(bench, [])).Status);
    }

    private static JsonObject By(string key, string value) =>
        new() { ["LookupAttributes"] = new JsonArray(new JsonObject { ["AttributeKey"] = key, ["AttributeValue"] = value }) };

    private static Task<AwsAnswer> LookUpAsync(AwsBench bench, JsonObject body, string region = "eu-west-1") =>
        bench.Json(bench.Admin, "cloudtrail", "LookupEvents", body, region);

    private static IEnumerable<double> Times(AwsAnswer answer) => answer.Json["Events"]?.AsArray().Select(item => item?["EventTime"]?.GetValue<double>() ?? 0) ?? [];
}
