using System.Buffers.Binary;

namespace Playbooks.Connectors.GitHub.SealedBox;

/// <summary>The one-time authenticator of RFC 8439 §2.5, modulo 2^130 - 5 in limbs of 44, 44 and 42 bits.</summary>
internal static class Poly1305
{
    public const int TagLength = 16;

    private const ulong Mask44 = (1UL << 44) - 1;
    private const ulong Mask42 = (1UL << 42) - 1;

    /// <param name="key">32 bytes, used for this message alone.</param>
    public static void Tag(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, Span<byte> tag)
    {
        var (low, high) = (BinaryPrimitives.ReadUInt64LittleEndian(key), BinaryPrimitives.ReadUInt64LittleEndian(key[8..]));
        var r = (A: low & 0xffc0fffffff, B: ((low >> 44) | (high << 20)) & 0xfffffc0ffff, C: (high >> 24) & 0x00ffffffc0f);
        var h = (A: 0UL, B: 0UL, C: 0UL);
        Span<byte> block = stackalloc byte[17];
        for (; !message.IsEmpty; message = message[Math.Min(message.Length, 16)..])
        {
            var part = message[..Math.Min(message.Length, 16)];
            block.Clear();
            part.CopyTo(block);
            block[part.Length] = 1;
            h = Absorb(h, r, block);
        }

        block.Clear();
        Finish(h, key[16..], tag);
    }

    private static (ulong A, ulong B, ulong C) Absorb((ulong A, ulong B, ulong C) h, (ulong A, ulong B, ulong C) r, ReadOnlySpan<byte> block)
    {
        var (low, high) = (BinaryPrimitives.ReadUInt64LittleEndian(block), BinaryPrimitives.ReadUInt64LittleEndian(block[8..]));
        h.A += low & Mask44;
        h.B += ((low >> 44) | (high << 20)) & Mask44;
        h.C += (high >> 24) | ((ulong)block[16] << 40);
        var (s1, s2) = (r.B * 20, r.C * 20);
        var a = Product(h.A, r.A) + Product(h.B, s2) + Product(h.C, s1);
        var b = Product(h.A, r.B) + Product(h.B, r.A) + Product(h.C, s2) + (a >> 44);
        var c = Product(h.A, r.C) + Product(h.B, r.B) + Product(h.C, r.A) + (b >> 44);
        var low44 = ((ulong)a & Mask44) + ((ulong)(c >> 42) * 5);
        return (low44 & Mask44, ((ulong)b & Mask44) + (low44 >> 44), (ulong)c & Mask42);
    }

    private static void Finish((ulong A, ulong B, ulong C) h, ReadOnlySpan<byte> pad, Span<byte> tag)
    {
        h = Normal(Normal(h));
        var (ga, gb, gc) = (h.A + 5, h.B, h.C);
        gb += ga >> 44;
        gc += gb >> 44;
        var over = 0UL - (gc >> 42);
        var (a, b, c) = (Choose(over, ga & Mask44, h.A), Choose(over, gb & Mask44, h.B), Choose(over, gc & Mask42, h.C));
        var number = new UInt128((b >> 20) | (c << 24), a | (b << 44)) + BinaryPrimitives.ReadUInt128LittleEndian(pad);
        BinaryPrimitives.WriteUInt128LittleEndian(tag, number);
    }

    private static (ulong A, ulong B, ulong C) Normal((ulong A, ulong B, ulong C) h)
    {
        h.B += h.A >> 44;
        h.C += h.B >> 44;
        var low = (h.A & Mask44) + ((h.C >> 42) * 5);
        return (low & Mask44, (h.B & Mask44) + (low >> 44), h.C & Mask42);
    }

    private static ulong Choose(ulong mask, ulong whenSet, ulong whenClear) => (mask & whenSet) | (~mask & whenClear);

    private static UInt128 Product(ulong x, ulong y)
    {
        var high = Math.BigMul(x, y, out var low);
        return new UInt128(high, low);
    }
}
