using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;

namespace Playbooks.Testing.Identity;

/// <summary>What the emulator takes for a token of the directory with <c>--oauth basic</c>: it looks at issuer, audience and times, and at no signature.</summary>
public static class UnsignedToken
{
    public const string Storage = "https://storage.azure.com";

    public static string For(string audience, DateTimeOffset now)
    {
        var claims = new JsonObject
        {
            ["iss"] = "https://sts.windows.net/11111111-2222-3333-4444-555555555555/",
            ["aud"] = audience,
            ["iat"] = now.AddMinutes(-5).ToUnixTimeSeconds(),
            ["nbf"] = now.AddMinutes(-5).ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
        };
        return $"{Encoded("""{"alg":"none","typ":"JWT"}""")}.{Encoded(claims.ToJsonString())}.{Encoded("unsigned")}";
    }

    private static string Encoded(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
