using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Playbooks.Sandbox.Tests.Tenants;

internal static class AppJwt
{
    public static string Sign(string pem, long app, DateTimeOffset issued, DateTimeOffset expires)
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(pem);
        var head = Piece("""{"alg":"RS256","typ":"JWT"}""");
        var claims = Piece($$"""{"iss":"{{app}}","iat":{{issued.ToUnixTimeSeconds()}},"exp":{{expires.ToUnixTimeSeconds()}}}""");
        var signature = rsa.SignData(Encoding.ASCII.GetBytes($"{head}.{claims}"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{head}.{claims}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Piece(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
