using System.Security.Cryptography;

namespace Playbooks.Connectors.GitHub.SealedBox;

/// <summary>
/// libsodium's <c>crypto_box_seal</c>, the form in which GitHub takes secret values: an ephemeral public key, then a box
/// (X25519, XSalsa20, Poly1305) whose nonce is BLAKE2b of both public keys. Sealing only; nobody here can open one.
/// </summary>
internal static class Seal
{
    /// <summary>Bytes by which a sealed message is longer than its text.</summary>
    public const int Overhead = X25519.KeyLength + Poly1305.TagLength;

    /// <returns>False where the recipient's key is none: not 32 bytes, or of small order.</returns>
    public static bool TrySeal(ReadOnlySpan<byte> text, ReadOnlySpan<byte> recipient, out byte[] sealedText)
    {
        Span<byte> ephemeral = stackalloc byte[X25519.KeyLength];
        RandomNumberGenerator.Fill(ephemeral);
        var isSealed = TrySeal(text, recipient, ephemeral, out sealedText);
        CryptographicOperations.ZeroMemory(ephemeral);
        return isSealed;
    }

    /// <param name="ephemeral">32 bytes that are used once and never again; given by tests with known answers.</param>
    public static bool TrySeal(ReadOnlySpan<byte> text, ReadOnlySpan<byte> recipient, ReadOnlySpan<byte> ephemeral, out byte[] sealedText)
    {
        sealedText = [];
        Span<byte> shared = stackalloc byte[X25519.KeyLength];
        if (recipient.Length != X25519.KeyLength || !X25519.Agree(ephemeral, recipient, shared))
        {
            return false;
        }

        Span<byte> bothKeys = stackalloc byte[2 * X25519.KeyLength];
        X25519.PublicKey(ephemeral, bothKeys);
        recipient.CopyTo(bothKeys[X25519.KeyLength..]);
        Span<byte> nonce = stackalloc byte[24];
        Blake2b.Hash(bothKeys, nonce);
        Span<byte> key = stackalloc byte[32];
        Span<byte> zero = stackalloc byte[16];
        zero.Clear();
        Salsa20.Derive(shared, zero, key);
        sealedText = new byte[text.Length + Overhead];
        bothKeys[..X25519.KeyLength].CopyTo(sealedText);
        Box(key, nonce, text, sealedText.AsSpan(X25519.KeyLength));
        CryptographicOperations.ZeroMemory(shared);
        CryptographicOperations.ZeroMemory(key);
        return true;
    }

    /// <summary>The first 32 bytes of the stream are the authenticator's key; the text takes the stream from there.</summary>
    private static void Box(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> text, Span<byte> box)
    {
        var work = new byte[32 + text.Length];
        text.CopyTo(work.AsSpan(32));
        Salsa20.Apply(key, nonce, work);
        work.AsSpan(32).CopyTo(box[Poly1305.TagLength..]);
        Poly1305.Tag(work.AsSpan(0, 32), work.AsSpan(32), box[..Poly1305.TagLength]);
        CryptographicOperations.ZeroMemory(work);
    }
}
