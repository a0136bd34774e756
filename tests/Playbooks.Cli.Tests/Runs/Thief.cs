using System.Text;
using System.Text.Json.Nodes;
using Playbooks.Sandbox.Aws.Signing;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Cli.Tests.Runs;

/// <summary>Somebody outside who holds a stolen access key, and reads what it may read after whatever happens in the tenant.</summary>
internal sealed class Thief : IDisposable
{
    private const string Region = "eu-west-1";

    private readonly SandboxHost host;
    private readonly string key;
    private readonly HttpClient http = new();

    public Thief(SandboxHost host, string key)
    {
        (this.host, this.key) = (host, key);
        host.AfterEffect += Poll;
    }

    /// <summary>Every value seen, oldest first and once each.</summary>
    public List<string> Seen { get; } = [];

    public void Poll(Effect? effect)
    {
        Note(Ask("secretsmanager", "secretsmanager.GetSecretValue", new() { ["SecretId"] = "shop/db" })["SecretString"]?.ToString());
        Note(Ask("ssm", "AmazonSSM.GetParameter", new() { ["Name"] = "/shop/token", ["WithDecryption"] = true })["Parameter"]?["Value"]?.ToString());
    }

    public void Dispose() => http.Dispose();

    private void Note(string? value)
    {
        if (value is not null && !Seen.Contains(value))
        {
            Seen.Add(value);
        }
    }

    private JsonObject Ask(string service, string target, JsonObject body)
    {
        var (bytes, stamp) = (Encoding.UTF8.GetBytes(body.ToJsonString()), host.Clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture));
        var headers = new Dictionary<string, string> { ["host"] = host.Endpoints.Aws.Authority, ["x-amz-date"] = stamp, ["x-amz-target"] = target };
        var (scope, names) = (new CredentialScope(stamp[..8], Region, service), headers.Keys.Order(StringComparer.Ordinal).ToList());
        var mint = host.Tenant.Context.Mint;
        var signature = SignatureV4.Sign(mint.Value("aws_secret", key), scope, stamp, SignatureV4.CanonicalRequest(new SignedHead("POST", "/", "", headers), names, SignatureV4.Hash(bytes)));
        using var request = new HttpRequestMessage(HttpMethod.Post, host.Endpoints.Aws) { Content = new ByteArrayContent(bytes) };
        request.Headers.Add("X-Amz-Date", stamp);
        request.Headers.Add("X-Amz-Target", target);
        request.Headers.TryAddWithoutValidation("Authorization", $"{SignatureV4.Algorithm} Credential={mint.Value("aws_key_id", key)}/{scope}, SignedHeaders={string.Join(';', names)}, Signature={signature}");
        using var answer = http.Send(request);
        using var reader = new StreamReader(answer.Content.ReadAsStream());
        return JsonNode.Parse(reader.ReadToEnd())?.AsObject() ?? [];
    }
}
