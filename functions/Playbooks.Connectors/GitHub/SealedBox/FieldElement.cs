using System.Buffers.Binary;

namespace Playbooks.Connectors.GitHub.SealedBox;

/// <summary>
/// A number modulo 2^255 - 19 in five limbs of 51 bits (RFC 7748). No branch and no index depends on its value.
/// After each operation a limb is below 2^52, which leaves room for one addition before the next multiplication.
/// </summary>
internal readonly struct FieldElement
{
    private const ulong Mask = (1UL << 51) - 1;

    private readonly ulong a, b, c, d, e;

    private FieldElement(ulong a, ulong b, ulong c, ulong d, ulong e) => (this.a, this.b, this.c, this.d, this.e) = (a, b, c, d, e);

    public static FieldElement Zero => default;

    public static FieldElement One => new(1, 0, 0, 0, 0);

    /// <summary>Reads 32 bytes, least significant first; the top bit is ignored as RFC 7748 §5 asks.</summary>
    public static FieldElement Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt64LittleEndian(bytes) & Mask,
        (BinaryPrimitives.ReadUInt64LittleEndian(bytes[6..]) >> 3) & Mask,
        (BinaryPrimitives.ReadUInt64LittleEndian(bytes[12..]) >> 6) & Mask,
        (BinaryPrimitives.ReadUInt64LittleEndian(bytes[19..]) >> 1) & Mask,
        (BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]) >> 12) & Mask);

    public static FieldElement operator +(FieldElement x, FieldElement y) => Carry(x.a + y.a, x.b + y.b, x.c + y.c, x.d + y.d, x.e + y.e);

    /// <summary>Four times the modulus is added first, so that no limb goes below zero.</summary>
    public static FieldElement operator -(FieldElement x, FieldElement y) => Carry(
        x.a + (4 * (Mask - 18)) - y.a,
        x.b + (4 * Mask) - y.b,
        x.c + (4 * Mask) - y.c,
        x.d + (4 * Mask) - y.d,
        x.e + (4 * Mask) - y.e);

    public static FieldElement operator *(FieldElement x, FieldElement y)
    {
        var (b19, c19, d19, e19) = (y.b * 19, y.c * 19, y.d * 19, y.e * 19);
        return Reduce(
            Product(x.a, y.a) + Product(x.b, e19) + Product(x.c, d19) + Product(x.d, c19) + Product(x.e, b19),
            Product(x.a, y.b) + Product(x.b, y.a) + Product(x.c, e19) + Product(x.d, d19) + Product(x.e, c19),
            Product(x.a, y.c) + Product(x.b, y.b) + Product(x.c, y.a) + Product(x.d, e19) + Product(x.e, d19),
            Product(x.a, y.d) + Product(x.b, y.c) + Product(x.c, y.b) + Product(x.d, y.a) + Product(x.e, e19),
            Product(x.a, y.e) + Product(x.b, y.d) + Product(x.c, y.c) + Product(x.d, y.b) + Product(x.e, y.a));
    }

    public FieldElement Times(uint factor) =>
        Reduce(Product(a, factor), Product(b, factor), Product(c, factor), Product(d, factor), Product(e, factor));

    /// <summary>x^(p-2) by square and multiply; the exponent is public.</summary>
    public FieldElement Inverse()
    {
        var result = One;
        for (var bit = 254; bit >= 0; bit--)
        {
            result *= result;
            if (bit is not (2 or 4))
            {
                result *= this;
            }
        }

        return result;
    }

    /// <summary>Exchanges the two where <paramref name="swap"/> is 1, and takes the same time where it is 0.</summary>
    public static void Swap(ulong swap, ref FieldElement x, ref FieldElement y)
    {
        var mask = 0UL - swap;
        var (da, db, dc, dd, de) = (mask & (x.a ^ y.a), mask & (x.b ^ y.b), mask & (x.c ^ y.c), mask & (x.d ^ y.d), mask & (x.e ^ y.e));
        x = new(x.a ^ da, x.b ^ db, x.c ^ dc, x.d ^ dd, x.e ^ de);
        y = new(y.a ^ da, y.b ^ db, y.c ^ dc, y.d ^ dd, y.e ^ de);
    }

    /// <summary>Writes the one representative below the modulus.</summary>
    public void Write(Span<byte> bytes)
    {
        var x = Carry(a, b, c, d, e);
        x = Carry(x.a, x.b, x.c, x.d, x.e);
        var over = (x.a + 19) >> 51;
        over = (x.b + over) >> 51;
        over = (x.c + over) >> 51;
        over = (x.d + over) >> 51;
        over = (x.e + over) >> 51;
        var (la, lb, lc, ld, le) = (x.a + (19 * over), x.b, x.c, x.d, x.e);
        lb += la >> 51;
        lc += lb >> 51;
        ld += lc >> 51;
        le += ld >> 51;
        (la, lb, lc, ld, le) = (la & Mask, lb & Mask, lc & Mask, ld & Mask, le & Mask);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, la | (lb << 51));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], (lb >> 13) | (lc << 38));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[16..], (lc >> 26) | (ld << 25));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[24..], (ld >> 39) | (le << 12));
    }

    private static UInt128 Product(ulong x, ulong y)
    {
        var high = Math.BigMul(x, y, out var low);
        return new UInt128(high, low);
    }

    private static FieldElement Carry(ulong a, ulong b, ulong c, ulong d, ulong e)
    {
        b += a >> 51;
        c += b >> 51;
        d += c >> 51;
        e += d >> 51;
        return new((a & Mask) + (19 * (e >> 51)), b & Mask, c & Mask, d & Mask, e & Mask);
    }

    private static FieldElement Reduce(UInt128 a, UInt128 b, UInt128 c, UInt128 d, UInt128 e)
    {
        b += a >> 51;
        c += b >> 51;
        d += c >> 51;
        e += d >> 51;
        var low = ((ulong)a & Mask) + (19 * (ulong)(e >> 51));
        return Carry(low, (ulong)b & Mask, (ulong)c & Mask, (ulong)d & Mask, (ulong)e & Mask);
    }
}
