using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Entra.Tokens;

/// <summary>Where the responder's own tokens for Graph come from.</summary>
internal interface IEntraTokens
{
    /// <summary>A new token; the caller keeps it until it is about to expire.</summary>
    Task<Answer<EntraToken>> RequestAsync(CancellationToken token);
}
