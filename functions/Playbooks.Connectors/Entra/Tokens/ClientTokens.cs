using System.Text;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Entra.Tokens;

/// <summary>
/// The client credentials grant at a configurable authority
/// (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow).
/// </summary>
internal sealed class ClientTokens(EntraTenant tenant, EntraClientSettings client, ProviderHttp http) : IEntraTokens
{
    public const string Operation = "entra:token";
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private const int LongestAssertion = 32 * 1024;

    public async Task<Answer<EntraToken>> RequestAsync(CancellationToken token)
    {
        var proof = await ProofAsync(token);
        if (!proof.Is(out var fields, out var why))
        {
            return why;
        }

        // A token request changes nothing, so it may be repeated; it is signed by its own fields.
        var request = new ProviderRequest(Operation, HttpMethod.Post, new Uri(tenant.Authority, $"{tenant.DirectoryId}/oauth2/v2.0/token"))
        {
            Body = Encoding.UTF8.GetBytes(Form([("grant_type", "client_credentials"), ("scope", tenant.Scope), .. fields])),
            ContentType = "application/x-www-form-urlencoded",
            Repeatable = true,
            Signed = false,
        };
        var answer = await http.SendAsync(request, token);
        return answer.Then(reply => Read(reply, http.Time.GetUtcNow()));
    }

    private async Task<Answer<(string, string)[]>> ProofAsync(CancellationToken token)
    {
        if (client is EntraClientSettings.Secret secret)
        {
            using var value = secret.Value();
            return value is null
                ? new ProviderFailure(FailureKind.Unusable, Operation, $"the secret of client {secret.ClientId} is not at its configured place")
                : new[] { ("client_id", secret.ClientId), ("client_secret", value.RevealText().Trim()) };
        }

        var workload = (EntraClientSettings.Assertion)client;
        var file = new FileInfo(workload.File);
        if (!file.Exists || file.Length > LongestAssertion)
        {
            return new ProviderFailure(FailureKind.Unusable, Operation, $"the workload's token is not at {workload.File}, or is longer than {LongestAssertion} bytes");
        }

        var assertion = (await File.ReadAllTextAsync(workload.File, token)).Trim();
        return new[] { ("client_id", workload.ClientId), ("client_assertion_type", AssertionType), ("client_assertion", assertion) };
    }

    private static Answer<EntraToken> Read(Reply reply, DateTimeOffset now)
    {
        try
        {
            var body = CloudJson.Read(reply.Body);
            return reply.IsSuccess
                ? new EntraToken(Core.Secrets.SecretText.Of(body.Text("access_token")), now.AddSeconds(body.Whole("expires_in") ?? 0))
                : EntraFault.OfToken(reply, body);
        }
        catch (BadAnswerException wrong)
        {
            return new ProviderFailure(FailureKind.Malformed, Operation, $"status {reply.Status}: {wrong.Message}") { Status = reply.Status };
        }
    }

    private static string Form(IEnumerable<(string Name, string Value)> fields) =>
        string.Join('&', fields.Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value)}"));
}
