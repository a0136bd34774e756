using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Playbooks.Core.Alerts.Aws;
using Playbooks.Core.Secrets;
using Playbooks.Core.Values;
using Playbooks.Functions.Hooks;
using Playbooks.Testing.Data;

namespace Playbooks.Functions.Tests.Hooks;

/// <summary>Known answers that the vendors published.</summary>
public sealed class SignatureVectorTests
{
    private const string Vectors = "api/signature.vectors.json";

    [DataFact(Vectors)]
    public async Task GitHub_s_published_signature_is_taken_and_one_that_differs_in_a_digit_is_not()
    {
        var vector = Read().GetProperty("github_webhook");
        var (secret, body, signature) = (Text(vector, "secret"), Text(vector, "body"), Text(vector, "X-Hub-Signature-256"));

        // The published body is no JSON: proven, and then refused for what it is.
        Assert.Equal(400, Assert.IsType<Proof.Refused>(await ProveAsync(secret, body, signature)).Status);
        Assert.Equal(401, Assert.IsType<Proof.Refused>(await ProveAsync(secret, body, signature[..^1] + (signature[^1] == '0' ? '1' : '0'))).Status);
    }

    [DataFact("webhooks/manifest.json")]
    public async Task The_signature_of_every_recorded_webhook_is_taken()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(SharedData.Get("webhooks/manifest.json")));
        foreach (var row in manifest.RootElement.EnumerateArray())
        {
            var body = File.ReadAllBytes(SharedData.Get($"webhooks/{Text(row, "file")}"));
            var secret = Text(Read().GetProperty("github_webhook"), "secret");

            Assert.IsType<Proof.Genuine>(await ProveAsync(secret, body, Text(row, "x_hub_signature_256")));
        }
    }

    [DataFact(Vectors)]
    public void What_the_notification_service_signs_is_put_together_as_its_own_client_does()
    {
        var vector = Read().GetProperty("sns_string_to_sign");
        foreach (var type in new[] { "Notification", "SubscriptionConfirmation", "UnsubscribeConfirmation" })
        {
            var names = vector.EnumerateObject().First(kind => kind.Name.Split('|').Contains(type)).Value.EnumerateArray().Select(name => (name.GetString() ?? "").Split(' ')[0]).ToList();
            var message = names.Select(name => (name, Value.Of(name switch { "Type" => type, "Timestamp" => "2026-03-01T12:00:00.000Z", _ => $"the {name}" }))).ToList();
            var expected = string.Concat(message.Select(field => $"{field.name}\n{((Value.Text)field.Item2).Content}\n"));

            Assert.Equal(expected, Encoding.UTF8.GetString(Assert.IsType<SnsMessage>(SnsMessage.Read(Value.MapOf([.. message]))).StringToSign()));
            var bare = message.Where(field => field.name != "Subject").ToList();
            Assert.DoesNotContain("Subject", Encoding.UTF8.GetString(Assert.IsType<SnsMessage>(SnsMessage.Read(Value.MapOf([.. bare]))).StringToSign()), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("https://sns.us-east-1.amazonaws.com/SimpleNotificationService-1.pem", true)]
    [InlineData("https://sns.cn-north-1.amazonaws.com.cn/SimpleNotificationService-1.pem", true)]
    [InlineData("http://sns.us-east-1.amazonaws.com/SimpleNotificationService-1.pem", false)]
    [InlineData("https://sns.us-east-1.amazonaws.com:444/SimpleNotificationService-1.pem", false)]
    [InlineData("https://user@sns.us-east-1.amazonaws.com/SimpleNotificationService-1.pem", false)]
    [InlineData("https://sns.us-east-1.amazonaws.com/SimpleNotificationService-1.txt", false)]
    [InlineData("https://sns.us-east-1.amazonaws.com.evil.example/a.pem", false)]
    [InlineData("https://xsns.us-east-1.amazonaws.com/a.pem", false)]
    [InlineData("https://bucket.s3.amazonaws.com/a.pem", false)]
    public void A_certificate_comes_from_the_service_s_own_host(string address, bool isOne) => Assert.Equal(isOne, SnsMessage.IsCertificateAddress(new Uri(address)));

    private static Task<Proof> ProveAsync(string secret, string body, string signature) => ProveAsync(secret, Encoding.UTF8.GetBytes(body), signature);

    private static Task<Proof> ProveAsync(string secret, byte[] body, string signature)
    {
        var headers = new HeaderDictionary { ["X-GitHub-Event"] = "ping", ["X-GitHub-Delivery"] = "72d3162e-cc78-11e3-81ab-4c9367dc0958", ["X-Hub-Signature-256"] = signature };
        return new GitHubHook(HookSecrets.Of(() => SecretText.Of(secret))).ProveAsync(new HookRequest(headers, body, TimeProvider.System.GetUtcNow()), default);
    }

    private static JsonElement Read()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllBytes(SharedData.Get(Vectors)));
        return vectors.RootElement.Clone();
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
