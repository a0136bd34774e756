using System.Text;
using Playbooks.Sandbox.GitHub.SealedBox;

namespace Playbooks.Sandbox.Tests.Tenants;

/// <summary>The sending side of the sealed box, with a fixed ephemeral key.</summary>
internal static class Seal
{
    public static string For(string publicKey, string value) => Convert.ToBase64String(For(Convert.FromBase64String(publicKey), Encoding.UTF8.GetBytes(value)));

    private static byte[] For(byte[] publicKey, byte[] plain)
    {
        byte[] secret = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
        var ephemeral = X25519.PublicKey(secret);
        var stream = Salsa20.XSalsa20Stream(
            Salsa20.HSalsa20(X25519.Multiply(secret, publicKey), new byte[16]), Blake2b.Hash([.. ephemeral, .. publicKey], 24), 32 + plain.Length);
        byte[] cipher = [.. plain.Select((b, i) => (byte)(b ^ stream[32 + i]))];
        return [.. ephemeral, .. Poly1305.Tag(stream.AsSpan(0, 32), cipher), .. cipher];
    }
}
