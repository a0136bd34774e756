using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Playbooks.Connectors.Rotation.Issuers;

/// <summary>The public half as an authorized_keys line (RFC 5656 §3.1): <c>ecdsa-sha2-nistp256</c>.</summary>
internal static class SshPublicKey
{
    private const string Algorithm = "ecdsa-sha2-nistp256";
    private const string Curve = "nistp256";
    private const byte Uncompressed = 4;

    public static string Of(ECDsa pair)
    {
        var point = pair.ExportParameters(includePrivateParameters: false).Q;
        byte[] q = [Uncompressed, .. point.X ?? [], .. point.Y ?? []];
        byte[] blob = [.. Sized(Encoding.ASCII.GetBytes(Algorithm)), .. Sized(Encoding.ASCII.GetBytes(Curve)), .. Sized(q)];
        return $"{Algorithm} {Convert.ToBase64String(blob)}";
    }

    private static byte[] Sized(byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        return [.. length, .. content];
    }
}
