using System.Buffers.Text;
using Playbooks.Connectors.Cloud;

namespace Playbooks.Connectors.Entra.Tokens;

/// <summary>Reads a claim of our own token. Nothing is proven by it: it only tells which application the run works as.</summary>
internal static class TokenClaims
{
    public static string? AppId(EntraToken token)
    {
        var parts = token.Value.RevealText().Split('.');
        if (parts.Length != 3 || !Base64Url.IsValid(parts[1]))
        {
            return null;
        }

        try
        {
            var claims = CloudJson.Read(Base64Url.DecodeFromChars(parts[1]));
            return claims.TextOrNull("appid") ?? claims.TextOrNull("azp");
        }
        catch (BadAnswerException)
        {
            return null;
        }
    }
}
