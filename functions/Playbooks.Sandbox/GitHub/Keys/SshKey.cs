using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Playbooks.Sandbox.GitHub.Keys;

/// <summary>
/// Finds the public half of a private key, so that the sandbox can tell whether a deploy key secret belongs to a registered key:
/// OpenSSH's own format (PROTOCOL.key: the public blob stands in clear) and PEM of RSA and ECDSA keys.
/// </summary>
internal static class SshKey
{
    private const string Head = "-----BEGIN OPENSSH PRIVATE KEY-----";
    private const string Foot = "-----END OPENSSH PRIVATE KEY-----";

    /// <summary>A key file whose public half can be read; its private half is noise, since nothing in the sandbox signs with it.</summary>
    public static string Text(string name, Func<string, int, byte[]> bytes)
    {
        var blob = Join(Field("ssh-ed25519"u8), Field(bytes("ssh-public/" + name, 32)));
        var file = Join("openssh-key-v1\0"u8.ToArray(), Field("none"u8), Field("none"u8), Field([]), [0, 0, 0, 1], Field(blob), Field(bytes("ssh-private/" + name, 128)));
        return $"{Head}\n{Convert.ToBase64String(file, Base64FormattingOptions.InsertLineBreaks).ReplaceLineEndings("\n")}\n{Foot}\n";
    }

    /// <summary><c>TYPE BASE64</c>, or null when the text is no private key of a known form.</summary>
    public static string? PublicOf(string privateKey)
    {
        var text = privateKey.Trim();
        return text.StartsWith(Head, StringComparison.Ordinal) ? OpenSsh(text) : Pem(text);
    }

    private static string? OpenSsh(string text)
    {
        var end = text.IndexOf(Foot, StringComparison.Ordinal);
        var bytes = new byte[text.Length];
        if (end < 0 || !Convert.TryFromBase64String(text[Head.Length..end].Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal), bytes, out var length))
        {
            return null;
        }

        var rest = (ReadOnlySpan<byte>)bytes.AsSpan(0, length);
        return rest.StartsWith("openssh-key-v1\0"u8) && Take(rest[15..], 3, 4) is { } blob ? Line(blob) : null;
    }

    private static string? Pem(string text)
    {
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportFromPem(text);
            var key = rsa.ExportParameters(false);
            return Line(Join(Field("ssh-rsa"u8), Field(Positive(key.Exponent)), Field(Positive(key.Modulus))));
        }
        catch (Exception error) when (error is ArgumentException or CryptographicException)
        {
            return Ecdsa(text);
        }
    }

    private static string? Ecdsa(string text)
    {
        try
        {
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportFromPem(text);
            var key = ecdsa.ExportParameters(false);
            var curve = Encoding.ASCII.GetBytes("nistp" + ecdsa.KeySize);
            byte[] point = [4, .. key.Q.X ?? [], .. key.Q.Y ?? []];
            return Line(Join(Field([.. "ecdsa-sha2-"u8, .. curve]), Field(curve), Field(point)));
        }
        catch (Exception error) when (error is ArgumentException or CryptographicException)
        {
            return null;
        }
    }

    // Skips some length-prefixed fields and plain bytes, then reads one field.
    private static byte[]? Take(ReadOnlySpan<byte> rest, int skipFields, int skipBytes)
    {
        for (var i = 0; i <= skipFields; i++)
        {
            var at = i == skipFields ? skipBytes : 0;
            if (rest.Length < at + 4 || BinaryPrimitives.ReadUInt32BigEndian(rest[at..]) is var size && size > rest.Length - at - 4)
            {
                return null;
            }

            if (i == skipFields)
            {
                return rest.Slice(at + 4, (int)size).ToArray();
            }

            rest = rest[(4 + (int)size)..];
        }

        return null;
    }

    private static string? Line(byte[] blob) =>
        blob.Length > 4 && BinaryPrimitives.ReadUInt32BigEndian(blob) is var size && size <= blob.Length - 4
            ? $"{Encoding.ASCII.GetString(blob, 4, (int)size)} {Convert.ToBase64String(blob)}"
            : null;

    private static byte[] Field(ReadOnlySpan<byte> content)
    {
        var field = new byte[4 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(field, content.Length);
        content.CopyTo(field.AsSpan(4));
        return field;
    }

    private static byte[] Positive(byte[]? number) => number is [>= 0x80, ..] ? [0, .. number] : number ?? [];

    private static byte[] Join(params byte[][] pieces) => [.. pieces.SelectMany(piece => piece)];
}
