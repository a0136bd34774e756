using System.Buffers.Text;
using System.Collections.Immutable;
using Playbooks.Connectors.Cloud;

namespace Playbooks.Connectors.Entra.Tokens;

/// <summary>What our own token says of itself. Nothing is proven by it: it only tells which application the run works as, where, and with which roles.</summary>
/// <param name="Roles">Application roles of Graph.</param>
/// <param name="User">Object id of the person for whom the run works; null where it works as the application alone.</param>
internal sealed record TokenClaims(string? AppId, string? DirectoryId, ImmutableHashSet<string> Roles, string? User = null)
{
    /// <summary>Null where the token is none that can be read.</summary>
    public static TokenClaims? Of(EntraToken token)
    {
        var parts = token.Value.RevealText().Split('.');
        if (parts.Length != 3 || !Base64Url.IsValid(parts[1]))
        {
            return null;
        }

        try
        {
            var claims = CloudJson.Read(Base64Url.DecodeFromChars(parts[1]));
            return new TokenClaims(claims.TextOrNull("appid") ?? claims.TextOrNull("azp"), claims.TextOrNull("tid"), [.. claims.Texts("roles")], claims.TextOrNull("scp") is null ? null : claims.TextOrNull("oid"));
        }
        catch (BadAnswerException)
        {
            return null;
        }
    }
}
