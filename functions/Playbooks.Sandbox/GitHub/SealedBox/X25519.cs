using System.Numerics;

namespace Playbooks.Sandbox.GitHub.SealedBox;

/// <summary>RFC 7748 §5. Plain big-integer arithmetic: the sandbox's keys protect nothing, so it need not be constant-time.</summary>
internal static class X25519
{
    private static readonly BigInteger P = BigInteger.Pow(2, 255) - 19;
    private static readonly BigInteger A24 = 121665;
    private static readonly byte[] BasePoint = [9, .. new byte[31]];

    public static byte[] PublicKey(ReadOnlySpan<byte> secret) => Multiply(secret, BasePoint);

    public static byte[] Multiply(ReadOnlySpan<byte> scalar, ReadOnlySpan<byte> point)
    {
        var k = Clamp(scalar);
        var u = new BigInteger(point, isUnsigned: true) & ((BigInteger.One << 255) - 1);
        var (x2, z2, x3, z3) = (BigInteger.One, BigInteger.Zero, u, BigInteger.One);
        for (var bit = 254; bit >= 0; bit--)
        {
            var set = ((k >> bit) & 1) == 1;
            if (set)
            {
                (x2, x3, z2, z3) = (x3, x2, z3, z2);
            }

            (x2, z2, x3, z3) = Step(u, x2, z2, x3, z3);
            if (set)
            {
                (x2, x3, z2, z3) = (x3, x2, z3, z2);
            }
        }

        return Bytes(Mod(x2 * BigInteger.ModPow(z2, P - 2, P)));
    }

    private static (BigInteger X2, BigInteger Z2, BigInteger X3, BigInteger Z3) Step(BigInteger u, BigInteger x2, BigInteger z2, BigInteger x3, BigInteger z3)
    {
        var (a, b, c, d) = (Mod(x2 + z2), Mod(x2 - z2), Mod(x3 + z3), Mod(x3 - z3));
        var (aa, bb, da, cb) = (Mod(a * a), Mod(b * b), Mod(d * a), Mod(c * b));
        var e = Mod(aa - bb);
        return (Mod(aa * bb), Mod(e * (aa + A24 * e)), Mod((da + cb) * (da + cb)), Mod(u * Mod((da - cb) * (da - cb))));
    }

    private static BigInteger Clamp(ReadOnlySpan<byte> scalar)
    {
        var bytes = scalar.ToArray();
        bytes[0] &= 248;
        bytes[31] = (byte)((bytes[31] & 127) | 64);
        return new BigInteger(bytes, isUnsigned: true);
    }

    private static BigInteger Mod(BigInteger value)
    {
        var rest = value % P;
        return rest.Sign < 0 ? rest + P : rest;
    }

    private static byte[] Bytes(BigInteger value)
    {
        var bytes = new byte[32];
        value.TryWriteBytes(bytes, out _, isUnsigned: true);
        return bytes;
    }
}
