using System.Net;
using System.Text;

namespace Playbooks.Functions.Tests.Hooks;

/// <summary>What an attacker sends: nothing of it is recorded, all of it is logged.</summary>
public sealed class ForgeryTests : IAsyncLifetime
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"kind":"package-compromise","severity":9,"artifact":"pkg:npm/chalk","windows":[{"from":"2025-09-08T00:00:00Z","to":"2025-09-09T00:00:00Z"}]}""");
    private static readonly byte[] Other = Encoding.UTF8.GetBytes("""{"kind":"package-compromise","severity":10}""");

    private Doorway door = null!; // Set before each test, as xunit promises.

    public async Task InitializeAsync() => door = await Doorway.OpenAsync();

    public async Task DisposeAsync() => await door.DisposeAsync();

    [Fact]
    public async Task Every_forged_or_replayed_request_is_refused_and_logged_and_none_starts_a_run()
    {
        var now = door.Time.GetUtcNow();
        var sent = await SendGenuineAsync();
        var refusals = 0;
        foreach (var (what, path, body, headers) in Forgeries(now))
        {
            using var answer = await door.PostAsync(path, body, headers);
            Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{what}: {answer.StatusCode}");
            Assert.True(door.Refusals.Count == ++refusals, $"{what} is not in the log");
        }

        Assert.True(refusals >= 30);
        Assert.Equal(sent, (await door.Bench.RecordsAsync()).Count);
        using var desk = door.Bench.Desk();
        await desk.PassAsync(default);
        Assert.Empty(await door.Bench.RunsAsync());
        Assert.DoesNotContain(door.Refusals, line => line.Contains(Doorway.GitHubSecret, StringComparison.Ordinal) || line.Contains(Doorway.ApiKey, StringComparison.Ordinal) || line.Contains(Doorway.Token, StringComparison.Ordinal));
    }

    /// <summary>Deliveries that attackers have seen on their way; none of them starts a run.</summary>
    private async Task<int> SendGenuineAsync()
    {
        (string, byte[], (string, string)[])[] genuine =
        [
            ("github", Other, Doorway.GitHub("ping", "delivery-1", Other)),
            ("alert", Other, door.Signed("a-1", Other, door.Time.GetUtcNow())),
            ("aws/sns", door.Sns.Message("m-1", door.Time.GetUtcNow(), "hello"), []),
        ];
        foreach (var (path, body, headers) in genuine)
        {
            using var answer = await door.PostAsync(path, body, headers);
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        }

        return genuine.Length;
    }

    private IEnumerable<(string What, string Path, byte[] Body, (string, string)[] Headers)> Forgeries(DateTimeOffset now) =>
    [
        .. OfGitHub(), .. OfSns(now), .. OfEventBridge(now), .. OfShared(now),
    ];

    private static IEnumerable<(string, string, byte[], (string, string)[])> OfGitHub()
    {
        var genuine = Doorway.GitHub("ping", "delivery-2", Body);
        yield return ("no signature", "github", Body, [.. genuine[..2]]);
        yield return ("another's secret", "github", Body, Doorway.GitHub("ping", "delivery-2", Body, "guess"));
        yield return ("another body", "github", Other, Doorway.GitHub("ping", "delivery-2", Body));
        yield return ("SHA-1 only", "github", Body, [.. genuine[..2], ("X-Hub-Signature", "sha1=7e3f0d0e6c1a8f3a4e2f5b1f0c4d2f7ad7d30e9e")]);
        yield return ("a cut signature", "github", Body, [.. genuine[..2], (genuine[2].Item1, genuine[2].Item2[..^2])]);
        yield return ("a signature that is no hex", "github", Body, [.. genuine[..2], (genuine[2].Item1, "sha256=" + new string('g', 64))]);
        yield return ("two signatures", "github", Body, [.. genuine, ("X-Hub-Signature-256", "sha256=" + new string('0', 64))]);
        yield return ("no delivery id", "github", Body, [genuine[0], genuine[2]]);
        yield return ("an event with a line feed's kin", "github", Body, [("X-GitHub-Event", "ping/../x"), genuine[1], genuine[2]]);
        yield return ("a signed body under another id", "github", Other, Doorway.GitHub("ping", "delivery-9", Other));
        yield return ("a known id with another body", "github", Body, Doorway.GitHub("ping", "delivery-1", Body));
        yield return ("a form", "github", Encoding.UTF8.GetBytes("payload=%7B%7D"), Doorway.GitHub("ping", "delivery-3", Encoding.UTF8.GetBytes("payload=%7B%7D")));
    }

    private IEnumerable<(string, string, byte[], (string, string)[])> OfSns(DateTimeOffset now)
    {
        yield return ("another's topic", "aws/sns", door.Sns.Message("m-2", now, "x", topic: "arn:aws:sns:us-east-1:999999999999:findings"), []);
        yield return ("another's key", "aws/sns", door.Sns.Message("m-2", now, "x", isForeign: true), []);
        yield return ("a certificate from elsewhere", "aws/sns", door.Sns.Message("m-2", now, "x", certificateAt: "https://attacker.example/SimpleNotificationService-01.pem"), []);
        yield return ("a host that only looks like the service", "aws/sns", door.Sns.Message("m-2", now, "x", certificateAt: "https://sns.us-east-1.amazonaws.com.attacker.example/a.pem"), []);
        yield return ("a bucket at the service's domain", "aws/sns", door.Sns.Message("m-2", now, "x", certificateAt: "https://sns.s3.amazonaws.com@attacker.example/a.pem"), []);
        yield return ("no TLS", "aws/sns", door.Sns.Message("m-2", now, "x", certificateAt: FakeSns.Certificate.Replace("https", "http", StringComparison.Ordinal)), []);
        yield return ("a file that is no certificate", "aws/sns", door.Sns.Message("m-2", now, "x", certificateAt: "https://sns.us-east-1.amazonaws.com/a.txt"), []);
        yield return ("an old message", "aws/sns", door.Sns.Message("m-2", now.AddMinutes(-61), "x"), []);
        yield return ("a message from the future", "aws/sns", door.Sns.Message("m-2", now.AddMinutes(6), "x"), []);
        yield return ("a changed message", "aws/sns", Changed(door.Sns.Message("m-2", now, "hello"), "hello", "hullo"), []);
        yield return ("a changed subject", "aws/sns", Changed(door.Sns.Message("m-2", now, "x"), "a subject", "another subject"), []);
        yield return ("an unknown signature version", "aws/sns", Changed(door.Sns.Message("m-2", now, "x"), "\"SignatureVersion\":\"2\"", "\"SignatureVersion\":\"3\""), []);
        yield return ("raw delivery", "aws/sns", Body, [("x-amz-sns-rawdelivery", "true")]);
        yield return ("a header of another type", "aws/sns", door.Sns.Message("m-2", now, "x"), [("x-amz-sns-message-type", "SubscriptionConfirmation")]);
    }

    private static IEnumerable<(string, string, byte[], (string, string)[])> OfEventBridge(DateTimeOffset now)
    {
        var old = Encoding.UTF8.GetBytes($$"""{"id":"e-1","detail-type":"x","source":"aws.guardduty","time":"{{now.AddHours(-26):yyyy-MM-dd'T'HH:mm:ss'Z'}}","detail":{ } }""");
        yield return ("no key", "aws/eventbridge", Body, []);
        yield return ("another key", "aws/eventbridge", Body, [("X-Api-Key", Doorway.ApiKey + "x")]);
        yield return ("the key in another header", "aws/eventbridge", Body, [("Authorization", Doorway.ApiKey)]);
        yield return ("an event of the day before yesterday", "aws/eventbridge", old, [("X-Api-Key", Doorway.ApiKey)]);
    }

    private IEnumerable<(string, string, byte[], (string, string)[])> OfShared(DateTimeOffset now)
    {
        foreach (var path in new[] { "alert", "ocsf", "cloudevents", "microsoft" })
        {
            yield return ("nothing that proves", path, Body, []);
            yield return ("a token of nobody", path, Body, [("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30.")]);
            yield return ("another's secret", path, Body, door.Signed("a-2", Body, now, "whsec_AAAA9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        }

        yield return ("attributes that no signature covers", "cloudevents", Body, [.. door.Signed("a-2", Body, now), ("ce-specversion", "1.0"), ("ce-id", "1"), ("ce-source", "s"), ("ce-type", "t")]);
        yield return ("an old signature", "alert", Body, door.Signed("a-2", Body, now.AddMinutes(-6)));
        yield return ("a signature from the future", "alert", Body, door.Signed("a-2", Body, now.AddMinutes(6)));
        yield return ("another body", "alert", Other, door.Signed("a-2", Body, now));
        yield return ("another id", "alert", Body, [("webhook-id", "a-3"), .. door.Signed("a-2", Body, now)[1..]]);
        yield return ("a later time", "alert", Body, [door.Signed("a-2", Body, now)[0], ("webhook-timestamp", $"{now.AddMinutes(1).ToUnixTimeSeconds()}"), door.Signed("a-2", Body, now)[2]]);
        yield return ("a known id, signed again for another body", "alert", Body, door.Signed("a-1", Body, now));
    }

    private static byte[] Changed(byte[] message, string from, string to) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(message).Replace(from, to, StringComparison.Ordinal));
}
