using Playbooks.Connectors.Aws;
using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Aws.SecretsManager;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Secrets;
using Playbooks.Testing.Time;

namespace Playbooks.Connectors.Tests.Aws;

public class AwsFaultTests
{
    private readonly ManualTime time = new();
    private readonly AwsStub aws;

    public AwsFaultTests() => aws = new AwsStub(time);

    [Theory]
    [InlineData(404, "NoSuchEntity", "not-found")]
    [InlineData(409, "LimitExceeded", "limit-exceeded")]
    [InlineData(409, "EntityAlreadyExists", "already-exists")]
    [InlineData(400, "MalformedPolicyDocument", "invalid-request")]
    [InlineData(400, "UnmodifiableEntity", "unmodifiable")]
    [InlineData(403, "AccessDenied", "not-permitted")]
    [InlineData(403, "InvalidClientTokenId", "credential-refused")]
    [InlineData(403, "ExpiredToken", "credential-refused")]
    [InlineData(400, "SomethingNew", "invalid-request")]
    public async Task What_repeating_does_not_cure_fails_for_good(int status, string code, string ours)
    {
        aws.On("UpdateAccessKey", StubReply.XmlError(status, code, "the message"));

        var failed = Assert.IsType<ActionOutcome.FailedFinal>(await Deactivate());

        Assert.Equal(ours, failed.Code);
        Assert.Contains(code, failed.Message, StringComparison.Ordinal);
        Assert.Contains("the message", failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(409, "EntityTemporarilyUnmodifiable", "temporarily-unmodifiable")]
    [InlineData(409, "ConcurrentModification", "temporarily-unmodifiable")]
    [InlineData(500, "ServiceFailure", "provider-error")]
    [InlineData(503, "SomethingNew", "provider-error")]
    [InlineData(400, "Throttling", "throttled")]
    [InlineData(429, "TooManyRequestsException", "throttled")]
    public async Task What_passes_may_be_tried_again(int status, string code, string ours)
    {
        aws.On("UpdateAccessKey", StubReply.XmlError(status, code));

        Assert.Equal(ours, Assert.IsType<ActionOutcome.FailedRetryable>(await Deactivate()).Code);
    }

    [Fact]
    public async Task A_gateway_that_answers_in_its_own_words_is_a_provider_error()
    {
        aws.On("UpdateAccessKey", new StubReply(502, "<html>Bad <gateway>"));

        Assert.Equal("provider-error", Assert.IsType<ActionOutcome.FailedRetryable>(await Deactivate()).Code);
    }

    [Fact]
    public async Task A_throttled_request_is_sent_again_after_the_wait()
    {
        var patient = new AwsStub(time).On("GetUser", StubReply.XmlError(400, "Throttling"), StubReply.XmlError(404, "NoSuchEntity"));
        var http = new ProviderHttp(
            new ProviderSettings { Name = "aws", Egress = Egress.To("https://*.amazonaws.com"), Throttle = AwsThrottle.Rule },
            new Playbooks.Connectors.Aws.Signing.AwsAuthority(new("us-east-1", "iam"), new Playbooks.Connectors.Aws.Keys.FixedKeys(new("A", "b", null)), time), time, () => 0, patient);
        using var channel = new AwsChannel(new AwsAccount(AwsStub.AccountId, "eu-west-1"), _ => http);

        var waiting = time.WaitingFor(TimeSpan.FromSeconds(1));
        var answer = new IamUsers(channel).GetAsync("ci", CancellationToken.None);
        await waiting;
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("NoSuchEntity", (await answer).Failure?.Code);
    }

    [Fact]
    public async Task A_complaint_about_the_signature_is_not_quoted()
    {
        aws.On("UpdateAccessKey", StubReply.XmlError(403, "SignatureDoesNotMatch", "x-amz-security-token:planted-canary"));

        Assert.DoesNotContain("canary", (await Deactivate()).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_complaint_about_a_request_that_carries_a_secret_is_not_quoted()
    {
        aws.On("PutSecretValue", StubReply.JsonError("ValidationException", "Value 'planted-canary' at 'secretString' failed"));

        var answer = await new SecretsClient(aws.Channel()).PutValueAsync("db", new string('a', 32), SecretText.Of("planted-canary"), SecretDescription.Current, CancellationToken.None);

        Assert.Equal("ValidationException", answer.Failure?.Code);
        Assert.DoesNotContain("canary", answer.Failure?.ToString() ?? "", StringComparison.Ordinal);
    }

    private async Task<ActionOutcome> Deactivate()
    {
        var answer = await new IamKeys(aws.Channel()).UpdateAsync("ci", "AKIAONE0000000000000", IamAccessKey.Inactive, CancellationToken.None);
        return AwsCodes.Outcome(Assert.IsType<ProviderFailure>(answer.Failure), time.GetUtcNow());
    }
}
