using System.Text.RegularExpressions;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Playbooks.Connectors.Vault;

/// <summary>
/// A token for the vault; where the vault answers 401 and names its directory, one of that directory, once (learn.microsoft.com, "Authentication,
/// requests and responses": <c>WWW-Authenticate: Bearer authorization="https://login.microsoftonline.com/DIRECTORY", resource="https://vault.azure.net"</c>).
/// A challenge for another resource is not followed: the token would be somebody else's.
/// </summary>
internal sealed partial class VaultChallengePolicy(TokenCredential credential) : BearerTokenAuthenticationPolicy(credential, Scope)
{
    private const string Resource = "https://vault.azure.net";
    private const string Scope = $"{Resource}/.default";

    protected override async ValueTask<bool> AuthorizeRequestOnChallengeAsync(HttpMessage message)
    {
        if (Directory(message.Response) is not { } directory)
        {
            return false;
        }

        await AuthenticateAndAuthorizeRequestAsync(message, new TokenRequestContext([Scope], message.Request.ClientRequestId, tenantId: directory));
        return true;
    }

    protected override bool AuthorizeRequestOnChallenge(HttpMessage message) => false;

    private static string? Directory(Response response)
    {
        var challenge = response.Headers.TryGetValue("WWW-Authenticate", out var header) ? header : "";
        return ResourceOf().Match(challenge) is { Success: true } resource && resource.Groups["resource"].Value.TrimEnd('/') == Resource
            && DirectoryOf().Match(challenge) is { Success: true } directory ? directory.Groups["directory"].Value : null;
    }

    [GeneratedRegex("""\bresource="(?<resource>[^"]+)""")]
    private static partial Regex ResourceOf();

    [GeneratedRegex("""\bauthorization(_uri)?="https://[^/"]+/(?<directory>[0-9a-zA-Z.-]+)/?(\s|")""")]
    private static partial Regex DirectoryOf();
}
