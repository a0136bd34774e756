using System.Security.Cryptography;

namespace Playbooks.Connectors.GitHub.SealedBox;

/// <summary>The Montgomery ladder of RFC 7748 §5, in constant time.</summary>
internal static class X25519
{
    public const int KeyLength = 32;

    private const uint A24 = 121665;

    private static ReadOnlySpan<byte> BasePoint => [9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    public static void PublicKey(ReadOnlySpan<byte> secretKey, Span<byte> publicKey) => Agree(secretKey, BasePoint, publicKey);

    /// <returns>False where the point is of small order: the shared secret would be zero whatever our key is.</returns>
    public static bool Agree(ReadOnlySpan<byte> secretKey, ReadOnlySpan<byte> point, Span<byte> shared)
    {
        Span<byte> scalar = stackalloc byte[KeyLength];
        secretKey.CopyTo(scalar);
        scalar[0] &= 248;
        scalar[31] = (byte)((scalar[31] & 127) | 64);
        Multiply(scalar, FieldElement.Read(point), shared);
        CryptographicOperations.ZeroMemory(scalar);
        Span<byte> zero = stackalloc byte[KeyLength];
        zero.Clear();
        return !CryptographicOperations.FixedTimeEquals(shared, zero);
    }

    private static void Multiply(ReadOnlySpan<byte> scalar, FieldElement point, Span<byte> result)
    {
        var (x2, z2, x3, z3) = (FieldElement.One, FieldElement.Zero, point, FieldElement.One);
        ulong swapped = 0;
        for (var place = 254; place >= 0; place--)
        {
            var bit = (ulong)((scalar[place >> 3] >> (place & 7)) & 1);
            FieldElement.Swap(swapped ^ bit, ref x2, ref x3);
            FieldElement.Swap(swapped ^ bit, ref z2, ref z3);
            swapped = bit;
            Step(point, ref x2, ref z2, ref x3, ref z3);
        }

        FieldElement.Swap(swapped, ref x2, ref x3);
        FieldElement.Swap(swapped, ref z2, ref z3);
        (x2 * z2.Inverse()).Write(result);
    }

    private static void Step(FieldElement x1, ref FieldElement x2, ref FieldElement z2, ref FieldElement x3, ref FieldElement z3)
    {
        var (a, b) = (x2 + z2, x2 - z2);
        var (aa, bb) = (a * a, b * b);
        var e = aa - bb;
        var (da, cb) = ((x3 - z3) * a, (x3 + z3) * b);
        var (sum, difference) = (da + cb, da - cb);
        x3 = sum * sum;
        z3 = x1 * (difference * difference);
        x2 = aa * bb;
        z2 = e * (aa + e.Times(A24));
    }
}
