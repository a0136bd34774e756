using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Playbooks.Core.Secrets;

namespace Playbooks.Connectors.GitHub.Auth;

/// <summary>The token with which an App speaks as itself: a JWT, RS256, for nine minutes, dated back one for a clock that runs fast.</summary>
internal static class AppToken
{
    private static readonly TimeSpan Back = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(9);

    /// <returns>Null where the key is no RSA key in PEM.</returns>
    public static SecretText? Create(string appId, SecretText key, DateTimeOffset now)
    {
        using var rsa = RSA.Create();
        var pem = new char[Encoding.UTF8.GetCharCount(key.Reveal())];
        Encoding.UTF8.GetChars(key.Reveal(), pem);
        try
        {
            rsa.ImportFromPem(pem);
        }
        catch (Exception wrong) when (wrong is ArgumentException or CryptographicException)
        {
            return null;
        }
        finally
        {
            pem.AsSpan().Clear();
        }

        var unsigned = Unsigned(appId, now);
        return Signed(unsigned, rsa.SignData(Encoding.ASCII.GetBytes(unsigned), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    /// <summary>What is to be signed.</summary>
    public static string Unsigned(string appId, DateTimeOffset now)
    {
        var claims = new JsonObject
        {
            ["iat"] = (now - Back).ToUnixTimeSeconds(),
            ["exp"] = (now + Life).ToUnixTimeSeconds(),
            ["iss"] = appId,
        };
        return $"{Encoded("""{"alg":"RS256","typ":"JWT"}""")}.{Encoded(claims.ToJsonString())}";
    }

    public static SecretText Signed(string unsigned, byte[] signature) => SecretText.Of($"{unsigned}.{Base64Url.EncodeToString(signature)}");

    private static string Encoded(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
