using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Playbooks.Core.Standards;

/// <summary>UUIDs made of names (RFC 9562 §5.5, version 5): the same name gives the same id on every machine.</summary>
public static class Uuid5
{
    /// <summary>The namespace of everything that has no namespace of its own in the format it is written in.</summary>
    public static Guid Playbooks { get; } = new("6f0a1c52-5a0e-5d0b-9c55-7c4f1e0f7a11");

    public static Guid Of(Guid space, string name)
    {
        Span<byte> message = [.. new byte[16], .. Encoding.UTF8.GetBytes(name)];
        space.TryWriteBytes(message, bigEndian: true, out _);
#pragma warning disable CA5350 // RFC 9562 defines version 5 by SHA-1; nothing is protected by it
        var hash = SHA1.HashData(message);
#pragma warning restore CA5350
        var version = (ushort)((BinaryPrimitives.ReadUInt16BigEndian(hash.AsSpan(6)) & 0x0fff) | 0x5000);
        BinaryPrimitives.WriteUInt16BigEndian(hash.AsSpan(6), version);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
