using Azure.Core;

namespace Playbooks.Connectors.Tests.Vault;

/// <summary>An identity that has a token for its own directory and another for the one that a challenge names.</summary>
internal sealed class GivenTokens(string token, string ofDirectory) : TokenCredential
{
    public List<TokenRequestContext> Asked { get; } = [];

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Asked.Add(requestContext);
        return new AccessToken(requestContext.TenantId is null ? token : ofDirectory, TimeProvider.System.GetUtcNow().AddHours(1));
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));
}
