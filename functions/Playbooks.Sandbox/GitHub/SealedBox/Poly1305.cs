using System.Numerics;

namespace Playbooks.Sandbox.GitHub.SealedBox;

/// <summary>RFC 8439 §2.5, in big-integer arithmetic.</summary>
internal static class Poly1305
{
    private static readonly BigInteger P = BigInteger.Pow(2, 130) - 5;
    private static readonly BigInteger Clamp = (BigInteger.Parse("0ffffffc0ffffffc0ffffffc0fffffff", System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture));

    public static byte[] Tag(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message)
    {
        var r = new BigInteger(key[..16], isUnsigned: true) & Clamp;
        var s = new BigInteger(key[16..32], isUnsigned: true);
        var sum = BigInteger.Zero;
        for (var at = 0; at < message.Length; at += 16)
        {
            var piece = message.Slice(at, Math.Min(16, message.Length - at));
            sum = (sum + new BigInteger(piece, isUnsigned: true) + (BigInteger.One << (8 * piece.Length))) * r % P;
        }

        var tag = new byte[16];
        ((sum + s) & ((BigInteger.One << 128) - 1)).TryWriteBytes(tag, out _, isUnsigned: true);
        return tag;
    }
}
