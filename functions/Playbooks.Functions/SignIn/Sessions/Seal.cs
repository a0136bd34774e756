using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Playbooks.Functions.Settings;

namespace Playbooks.Functions.SignIn.Sessions;

/// <summary>
/// Seals what this installation hands to a browser and takes back: unreadable there, and refused when a bit of it was changed or it was sealed for another purpose.
/// AES-256-GCM under a key that is derived for each purpose (RFC 5869); every process with the same secret opens it.
/// </summary>
internal sealed class Seal : IDisposable
{
    /// <summary>Fewer bytes can be guessed.</summary>
    public const int LeastSecret = 32;

    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <summary>Browsers keep no larger cookie.</summary>
    private const int MostCharacters = 4096;

    /// <summary>Requests seal at the same time, and a cipher does one thing at a time: each takes its own under this key.</summary>
    private readonly byte[] key;
    private readonly byte[] marker;

    public Seal(ReadOnlySpan<byte> secret, string purpose)
    {
        if (secret.Length < LeastSecret)
        {
            throw new SettingException($"SignIn__SessionKey names a secret of {secret.Length} bytes; it takes {LeastSecret} random ones at least.");
        }

        key = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, [], Encoding.UTF8.GetBytes($"playbooks {purpose}"));
        marker = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, marker, [], Encoding.UTF8.GetBytes($"playbooks {purpose} marks"));
    }

    public string Close(ReadOnlySpan<byte> content)
    {
        var closed = new byte[NonceSize + content.Length + TagSize];
        var nonce = closed.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, TagSize);
        cipher.Encrypt(nonce, content, closed.AsSpan(NonceSize, content.Length), closed.AsSpan(NonceSize + content.Length));
        return Base64Url.EncodeToString(closed);
    }

    /// <summary>Null for what this seal did not close.</summary>
    public byte[]? Open(string text)
    {
        try
        {
            var closed = text.Length <= MostCharacters ? Base64Url.DecodeFromChars(text) : [];
            if (closed.Length < NonceSize + TagSize)
            {
                return null;
            }

            var content = new byte[closed.Length - NonceSize - TagSize];
            using var cipher = new AesGcm(key, TagSize);
            cipher.Decrypt(closed.AsSpan(0, NonceSize), closed.AsSpan(NonceSize, content.Length), closed.AsSpan(NonceSize + content.Length), content);
            return content;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A mark that only this seal can make, the same each time.</summary>
    public string MarkOf(string text) => Base64Url.EncodeToString(HMACSHA256.HashData(marker, Encoding.UTF8.GetBytes(text)));

    public void Dispose() => CryptographicOperations.ZeroMemory(key);
}
