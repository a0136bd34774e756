using System.Security.Cryptography;

namespace Playbooks.Sandbox.GitHub.SealedBox;

/// <summary>The receiving side of libsodium's <c>crypto_box_seal</c>: what GitHub does with an encrypted secret.</summary>
internal sealed class SealedBoxKey(byte[] secret)
{
    private const int Overhead = 48;

    public byte[] PublicKey { get; } = X25519.PublicKey(secret);

    /// <summary>The plaintext; null when the box was not sealed for this key.</summary>
    public byte[]? Open(ReadOnlySpan<byte> sealedBox)
    {
        if (sealedBox.Length < Overhead)
        {
            return null;
        }

        var ephemeral = sealedBox[..32];
        var nonce = Blake2b.Hash([.. ephemeral, .. PublicKey], 24);
        var key = Salsa20.HSalsa20(X25519.Multiply(secret, ephemeral), new byte[16]);
        var cipher = sealedBox[Overhead..];
        var stream = Salsa20.XSalsa20Stream(key, nonce, 32 + cipher.Length);
        return CryptographicOperations.FixedTimeEquals(Poly1305.Tag(stream.AsSpan(0, 32), cipher), sealedBox[32..Overhead])
            ? Xor(cipher, stream.AsSpan(32))
            : null;
    }

    private static byte[] Xor(ReadOnlySpan<byte> cipher, ReadOnlySpan<byte> stream)
    {
        var plain = new byte[cipher.Length];
        for (var i = 0; i < plain.Length; i++)
        {
            plain[i] = (byte)(cipher[i] ^ stream[i]);
        }

        return plain;
    }
}
