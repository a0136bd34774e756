using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Playbooks.Sandbox.Entra.Directory;
using Playbooks.Sandbox.Entra.Logs;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.WebTokens;

namespace Playbooks.Sandbox.Entra.Tokens;

/// <summary>Sign-in: discovery, keys and <c>POST /{tenant}/oauth2/v2.0/token</c> for client credentials.</summary>
internal sealed class TokenEndpoint(EntraDirectory directory)
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private const int Lifetime = 3599;

    public Answer Answer(Call call)
    {
        var path = call.RawPath.Trim('/').Split('/', 2);
        var (tenant, rest) = (path[0], path.Length > 1 ? path[1] : "");
        if (!string.Equals(tenant, directory.Id, StringComparison.OrdinalIgnoreCase) && !string.Equals(tenant, directory.Domain, StringComparison.OrdinalIgnoreCase))
        {
            return Refused(TokenError.UnknownTenant(tenant), call.Now);
        }

        return (call.Method, rest) switch
        {
            ("GET", "v2.0/.well-known/openid-configuration") => Hosting.Answer.Json(200, Discovery(call.Origin)),
            ("GET", "discovery/v2.0/keys") => Hosting.Answer.Json(200, WebTokenKey.Entra.KeySet()),
            ("POST", "oauth2/v2.0/token") => Token(call, QueryHelpers.ParseQuery(call.Text)),
            _ => Hosting.Answer.Empty(404),
        };
    }

    private JsonObject Discovery(string origin) => new()
    {
        ["issuer"] = Issuer,
        ["token_endpoint"] = $"{origin}/{directory.Id}/oauth2/v2.0/token",
        ["jwks_uri"] = $"{origin}/{directory.Id}/discovery/v2.0/keys",
        ["authorization_endpoint"] = $"{origin}/{directory.Id}/oauth2/v2.0/authorize",
        ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post", "private_key_jwt"),
        ["response_types_supported"] = new JsonArray("code"),
        ["subject_types_supported"] = new JsonArray("pairwise"),
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
    };

    private string Issuer => $"https://login.microsoftonline.com/{directory.Id}/v2.0";

    private Answer Token(Call call, Dictionary<string, StringValues> form)
    {
        var (clientId, scope) = (Field(form, "client_id"), Field(form, "scope"));
        if (RefuseForm(form, clientId, scope) is { } refusal)
        {
            return Refused(refusal, call.Now);
        }

        var (secret, assertion) = (Field(form, "client_secret"), Field(form, "client_assertion"));
        var grant = assertion is not null && Field(form, "client_assertion_type") == AssertionType
            ? ClientCredentials.ByAssertion(directory, clientId ?? "", assertion, call.Now)
            : secret is not null ? ClientCredentials.BySecret(directory, clientId ?? "", secret, call.Now)
            : new TokenGrant(TokenError.NoCredential, null);
        call.Identity = $"app {clientId}";
        Log(grant, call.Now);
        return grant.Error is { } error || grant.Principal is null
            ? Refused(grant.Error ?? TokenError.NoCredential, call.Now)
            : Hosting.Answer.Json(200, Issued(grant.Principal, scope ?? "", call.Now));
    }

    private static TokenError? RefuseForm(Dictionary<string, StringValues> form, string? clientId, string? scope) => Field(form, "grant_type") switch
    {
        null => TokenError.Missing("grant_type"),
        not "client_credentials" and var grant => TokenError.UnsupportedGrant(grant),
        _ when clientId is null => TokenError.Missing("client_id"),
        _ when scope is null => TokenError.Missing("scope"),
        _ => scope.EndsWith("/.default", StringComparison.Ordinal) && !scope.Contains(' ', StringComparison.Ordinal) ? null : TokenError.InvalidScope(scope),
    };

    private static string? Field(Dictionary<string, StringValues> form, string name) =>
        form.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null;

    /// <summary>The permissions that the principal holds at this moment go into the token and stay there until it expires.</summary>
    private JsonObject Issued(EntraServicePrincipal principal, string scope, DateTimeOffset now)
    {
        var token = WebTokenKey.Entra.Sign(new JsonObject
        {
            ["aud"] = scope[..^"/.default".Length],
            ["iss"] = Issuer,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.ToUnixTimeSeconds() + Lifetime,
            ["appid"] = principal.AppId,
            ["oid"] = principal.Id,
            ["tid"] = directory.Id,
            ["idtyp"] = "app",
            ["roles"] = new JsonArray([.. directory.Permissions(principal.Id).Select(name => JsonValue.Create(name))]),
            ["uti"] = directory.Mint.FreshGuid().ToString(),
        });
        directory.Mint.Remember(token);
        return new() { ["token_type"] = "Bearer", ["expires_in"] = Lifetime, ["ext_expires_in"] = Lifetime, ["access_token"] = token };
    }

    private void Log(TokenGrant grant, DateTimeOffset now)
    {
        if (grant.Principal is { } principal)
        {
            var entry = new SignIn(directory.Mint.FreshGuid().ToString(), now, principal, grant.PasswordKeyId, grant.FederatedId, "127.0.0.1")
            {
                ErrorCode = grant.Error?.Code ?? 0,
                FailureReason = grant.Error?.Message,
            };
            directory.Logs.AddSignIn(now, entry.Write());
        }
    }

    private Answer Refused(TokenError error, DateTimeOffset now)
    {
        var (trace, correlation) = (directory.Mint.FreshGuid().ToString(), directory.Mint.FreshGuid().ToString());
        var time = now.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return Hosting.Answer.Json(error.Status, new JsonObject
        {
            ["error"] = error.Error,
            ["error_description"] = $"AADSTS{error.Code}: {error.Message} Trace ID: {trace} Correlation ID: {correlation} Timestamp: {time}",
            ["error_codes"] = new JsonArray(error.Code),
            ["timestamp"] = time,
            ["trace_id"] = trace,
            ["correlation_id"] = correlation,
            ["error_uri"] = $"https://login.microsoftonline.com/error?code={error.Code}",
        });
    }
}
