namespace Playbooks.Sandbox.Entra.Tokens;

/// <summary>A refusal of the token endpoint: OAuth's error and Entra's AADSTS code.</summary>
internal sealed record TokenError(int Code, string Error, string Message, int Status)
{
    public static TokenError UnknownTenant(string tenant) => new(90002, "invalid_request", $"Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.", 400);

    public static TokenError Missing(string parameter) => new(900144, "invalid_request", $"The request body must contain the following parameter: '{parameter}'.", 400);

    public static TokenError UnsupportedGrant(string grant) => new(70003, "unsupported_grant_type", $"The app requested an unsupported grant type '{grant}'.", 400);

    public static TokenError InvalidScope(string scope) => new(1002012, "invalid_scope", $"The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).", 400);

    public static TokenError UnknownApp(string id, string directory) => new(700016, "unauthorized_client", $"Application with identifier '{id}' was not found in the directory '{directory}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.", 400);

    public static TokenError Disabled(string name) => new(7000112, "unauthorized_client", $"Application '{name}' is disabled.", 400);

    public static TokenError NoCredential { get; } = new(7000218, "invalid_client", "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.", 401);

    public static TokenError WrongSecret(string id) => new(7000215, "invalid_client", $"Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{id}'.", 401);

    public static TokenError ExpiredSecret(string id) => new(7000222, "invalid_client", $"The provided client secret keys for app '{id}' are expired.", 401);

    public static TokenError NoToken { get; } = new(50027, "invalid_request", "JWT token is invalid or malformed.", 400);

    public static TokenError Unsigned { get; } = new(700027, "invalid_client", "The certificate with identifier used to sign the client assertion is not registered on application.", 401);

    public static TokenError Stale { get; } = new(700024, "invalid_client", "Client assertion is not within its valid time range.", 401);

    public static TokenError NoFederated(string? issuer, string? subject, string? audience) => new(70021, "invalid_client", $"No matching federated identity record found for presented assertion. Assertion Issuer: '{issuer}'. Assertion Subject: '{subject}'. Assertion Audience: '{audience}'.", 401);
}
