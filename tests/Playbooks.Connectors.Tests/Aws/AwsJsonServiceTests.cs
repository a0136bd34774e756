using Playbooks.Connectors.Aws;
using Playbooks.Connectors.Aws.CloudTrail;
using Playbooks.Connectors.Aws.SecretsManager;
using Playbooks.Connectors.Aws.Ssm;
using Playbooks.Connectors.Http;
using Playbooks.Core.Secrets;
using Playbooks.Testing.Time;

namespace Playbooks.Connectors.Tests.Aws;

public class AwsJsonServiceTests
{
    private static readonly DateTimeOffset From = new(2026, 8, 1, 0, 0, 0, TimeSpan.Zero);
    private const string Old = "0a4cd6c4-0000-4000-8000-000000000000";
    private const string New = "0a4cd6c4-0000-4000-8000-000000000001";
    private readonly ManualTime time = new();
    private readonly AwsStub aws;

    public AwsJsonServiceTests() => aws = new AwsStub(time);

    [Fact]
    public async Task Events_are_looked_up_page_by_page_two_a_second_in_the_region_asked_for()
    {
        aws.On("LookupEvents", StubReply.Json("""{"Events":[],"NextToken":"t"}"""), StubReply.Json("""
            {"Events":[{"EventId":"e1","EventName":"AssumeRole","EventSource":"sts.amazonaws.com","EventTime":1785628800.5,"AccessKeyId":"AKIA1","ReadOnly":"true",
              "CloudTrailEvent":"{\"userIdentity\":{\"type\":\"IAMUser\",\"arn\":\"arn:u\",\"sessionContext\":{\"sessionIssuer\":{\"arn\":\"arn:r\"}}},\"sourceIPAddress\":\"203.0.113.9\",\"errorCode\":\"AccessDenied\",\"responseElements\":{\"credentials\":{\"accessKeyId\":\"ASIA9\"}},\"requestParameters\":{\"roleArn\":\"arn:next\"}}"},
              {"EventId":"e2","EventName":"ListUsers","CloudTrailEvent":"not json"}]}
            """));
        using var pace = new AwsPace(AwsPace.TrailGap, time);

        var waiting = time.WaitingFor(AwsPace.TrailGap);
        var looking = new TrailClient(aws.Channel(), pace, "us-east-1").LookupAsync(new TrailAttribute("AccessKeyId", "AKIA1"), From, From.AddDays(1), CancellationToken.None);
        await waiting;
        Assert.Single(aws.Requests);
        time.Advance(AwsPace.TrailGap);

        Assert.True((await looking).Is(out var events, out _));
        Assert.Equal(
            new TrailEvent("e1", "AssumeRole", "sts.amazonaws.com", new DateTimeOffset(2026, 8, 2, 0, 0, 0, 500, TimeSpan.Zero), null, "AKIA1", true, "IAMUser", "arn:u", "arn:r", "203.0.113.9", null, null, "AccessDenied", "ASIA9", "arn:next"),
            events[0]);
        Assert.Equal("ListUsers", events[1].Name);
        Assert.All(aws.Requests, r => Assert.Equal(("cloudtrail.us-east-1.amazonaws.com", "us-east-1"), (r.Host, r.Region)));
        Assert.All(aws.Requests, r => Assert.Empty(r.Faults()));
    }

    [Fact]
    public async Task Requests_of_the_json_services_conform_to_their_descriptions()
    {
        var secrets = new SecretsClient(aws.Channel());
        var parameters = new SsmClient(aws.Channel());
        aws.On("DescribeSecret", StubReply.Json("""{"ARN":"arn","Name":"db","VersionIdsToStages":{"v1":["AWSCURRENT"],"v0":["AWSPREVIOUS"]}}"""))
            .On("ListSecrets", StubReply.Json("""{"SecretList":[{"ARN":"arn","Name":"db"}]}"""))
            .On("ListSecretVersionIds", StubReply.Json("""{"Versions":[{"VersionId":"v1","VersionStages":["AWSCURRENT"],"CreatedDate":1785628800}]}"""))
            .On("GetSecretValue", StubReply.Json("""{"SecretString":"planted-canary"}"""))
            .On("PutSecretValue", StubReply.Json("""{"VersionId":"v2"}"""))
            .On("UpdateSecretVersionStage", StubReply.Json("{}"))
            .On("DescribeParameters", StubReply.Json("""{"Parameters":[{"Name":"/db","Type":"SecureString","Version":3}]}"""))
            .On("GetParameter", StubReply.Json("""{"Parameter":{"Value":"planted-canary"}}"""))
            .On("PutParameter", StubReply.Json("""{"Version":4}"""));

        Assert.True((await secrets.DescribeAsync("db", default)).Is(out var secret, out _));
        Assert.Equal(("v1", "v0", null), (secret.VersionAt(SecretDescription.Current), secret.VersionAt(SecretDescription.Previous), secret.VersionAt(SecretDescription.Pending)));
        Assert.Null((await secrets.ListAsync(default)).Failure);
        Assert.Null((await secrets.ListVersionsAsync("db", default)).Failure);
        Assert.True((await secrets.GetValueAsync("db", SecretDescription.Current, default)).Is(out var value, out _));
        Assert.Equal(SecretText.Of("planted-canary"), value);
        Assert.Null((await secrets.PutValueAsync("db", New, value, SecretDescription.Pending, default)).Failure);
        Assert.Null((await secrets.MoveStageAsync("db", SecretDescription.Current, Old, New, default)).Failure);
        Assert.Null((await secrets.MoveStageAsync("db", SecretDescription.Previous, Old, null, default)).Failure);
        Assert.Null((await parameters.DescribeAsync(default)).Failure);
        Assert.Null((await parameters.GetAsync("/db", default)).Failure);
        Assert.True((await parameters.PutAsync("/db", value, default)).Is(out var version, out _));
        Assert.Equal(4, version);
        Assert.All(aws.Requests, r => Assert.Empty(r.Faults()));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"VersionId\":7}")]
    [InlineData("<html>")]
    [InlineData("{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1")]
    public async Task An_answer_of_another_shape_is_malformed(string body)
    {
        aws.On("PutSecretValue", StubReply.Json(body));

        var answer = await new SecretsClient(aws.Channel()).PutValueAsync("db", New, SecretText.Of("v"), SecretDescription.Pending, default);

        Assert.Equal(FailureKind.Malformed, answer.Failure?.Kind);
    }
}
