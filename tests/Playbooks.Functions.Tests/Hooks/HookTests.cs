using System.Net;
using System.Text;
using Playbooks.Core.Alerts;
using Playbooks.Core.Values;

namespace Playbooks.Functions.Tests.Hooks;

public sealed class HookTests : IAsyncLifetime
{
    private const string Alert = """{"kind":"package-compromise","title":"chalk","severity":9,"artifact":"pkg:npm/chalk","windows":[{"from":"2025-09-08T00:00:00Z","to":"2025-09-09T00:00:00Z"}]}""";

    private const string GuardDuty =
        """{"version":"0","id":"e-1","detail-type":"GuardDuty Finding","source":"aws.guardduty","account":"123456789012","time":"2026-03-01T11:59:00Z","region":"us-east-1","resources":[],"detail":{"accountId":"123456789012","id":"f-1","type":"UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS","severity":8,"title":"t","resource":{"accessKeyDetails":{"accessKeyId":"ASIAEXAMPLE"}},"service":{"count":1}}}""";

    private Doorway door = null!; // Set before each test, as xunit promises.

    public async Task InitializeAsync() => door = await Doorway.OpenAsync();

    public async Task DisposeAsync() => await door.DisposeAsync();

    [Fact]
    public async Task Each_door_records_what_is_proven_before_it_answers()
    {
        var (alert, finding) = (Encoding.UTF8.GetBytes(Alert), Encoding.UTF8.GetBytes(GuardDuty));
        var hook = Encoding.UTF8.GetBytes("""{"action":"created","key":{"id":1,"key":"ssh-rsa A","read_only":false},"repository":{"full_name":"acme/shop"}}""");
        var cloud = Encoding.UTF8.GetBytes($$"""{"specversion":"1.0","id":"c-1","source":"/monitor","type":"com.example.alert","data":{{Alert}} }""");
        var now = door.Time.GetUtcNow();

        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync("github", hook, Doorway.GitHub("deploy_key", "72d3162e-cc78-11e3-81ab-4c9367dc0958", hook)));
        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync("aws/sns", door.Sns.Message("m-1", now, GuardDuty)));
        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync("aws/sns", door.Sns.Message("m-2", now, GuardDuty, version: "1")));
        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync("aws/eventbridge", finding, ("X-Api-Key", Doorway.ApiKey)));
        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync("cloudevents", cloud, door.Signed("c-1", cloud, now)));
        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync("alert", alert, door.Signed("a-1", alert, now)));
        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync("microsoft", alert, ("Authorization", $"Bearer {Doorway.Token}")));
        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync("cloudevents", alert, [("Authorization", $"Bearer {Doorway.Token}"), ("ce-specversion", "1.0"), ("ce-id", "c-2"), ("ce-source", "/monitor"), ("ce-type", "com.example.alert")]));

        var records = await door.Bench.RecordsAsync();
        Assert.Equal(8, records.Count);
        Assert.Equal("deploy_key", Assert.Single(records, record => record.Source == AlertSources.GitHub).Event);
        Assert.All(records.Where(record => record.Source == AlertSources.CloudEvents), record => Assert.IsType<Normalised.Alerts>(AlertSources.Normalise(new Delivery(record.Source, null, record.Body))));
        Assert.Empty(door.Refusals);
    }

    [Fact]
    public async Task Two_secrets_count_while_one_takes_the_place_of_the_other()
    {
        var (one, two) = (Encoding.UTF8.GetBytes("""{"a":1}"""), Encoding.UTF8.GetBytes("""{"a":2}"""));

        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync("github", one, Doorway.GitHub("ping", "delivery-1", one)));
        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync("github", two, Doorway.GitHub("ping", "delivery-2", two, Doorway.NextGitHubSecret)));
    }

    [Fact]
    public async Task A_delivery_that_is_sent_again_as_it_was_is_recorded_once()
    {
        var body = Encoding.UTF8.GetBytes(Alert);
        var headers = door.Signed("a-1", body, door.Time.GetUtcNow());

        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync("alert", body, headers));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("alert", body, headers));
        Assert.Single(await door.Bench.RecordsAsync());
    }

    [Fact]
    public async Task A_subscription_is_confirmed_for_a_topic_that_is_allowed_and_for_no_other()
    {
        var now = door.Time.GetUtcNow();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync("aws/sns", door.Sns.Message("m-1", now, "subscribe", "SubscriptionConfirmation")));
        Assert.Equal([FakeSns.Certificate, FakeSns.Subscribe], door.Sns.Asked);

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("aws/sns", door.Sns.Message("m-2", now, "subscribe", "SubscriptionConfirmation", topic: "arn:aws:sns:us-east-1:999999999999:theirs")));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("aws/sns", door.Sns.Message("m-3", now, "subscribe", "SubscriptionConfirmation", subscribe: "https://attacker.example/?x=sns.us-east-1.amazonaws.com")));
        Assert.DoesNotContain(door.Sns.Asked, asked => asked.Contains("attacker", StringComparison.Ordinal));
        Assert.Empty(await door.Bench.RecordsAsync());
    }

    [Fact]
    public async Task Only_an_origin_that_is_allowed_is_told_that_it_may_send_cloud_events()
    {
        using var allowed = await door.SendAsync(HttpMethod.Options, "cloudevents", null, ("WebHook-Request-Origin", Doorway.Origin));
        using var other = await door.SendAsync(HttpMethod.Options, "cloudevents", null, ("WebHook-Request-Origin", "attacker.example"));

        Assert.Equal((HttpStatusCode.OK, Doorway.Origin), (allowed.StatusCode, allowed.Headers.GetValues("WebHook-Allowed-Origin").Single()));
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        Assert.False(other.Headers.Contains("WebHook-Allowed-Origin"));
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_refused_before_it_is_proven()
    {
        var body = new byte[(2 << 20) + 1];

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await StatusAsync("github", body, Doorway.GitHub("push", "delivery-1", body)));
        Assert.Contains(door.Refusals, line => line.Contains("413", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_inside_an_alert_reaches_no_file()
    {
        var body = Encoding.UTF8.GetBytes("""{"action":"created","alert":{"number":42,"secret_type":"mailchimp_api_key","secret":"canary-0123456789-us2"},"repository":{"full_name":"acme/shop"}}""");

        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync("github", body, Doorway.GitHub("secret_scanning_alert", "delivery-1", body)));

        var record = Assert.Single(await door.Bench.RecordsAsync());
        Assert.DoesNotContain("canary", PlainJson.Write(record.Body), StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> StatusAsync(string path, byte[] body, params (string, string)[] headers)
    {
        using var answer = await door.PostAsync(path, body, headers);
        return answer.StatusCode;
    }
}
