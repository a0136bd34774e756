using System.Buffers.Binary;
using System.Numerics;

namespace Playbooks.Connectors.GitHub.SealedBox;

/// <summary>BLAKE2b (RFC 7693) without a key, for messages of one block; the sealed box hashes 64 bytes and no more.</summary>
internal static class Blake2b
{
    private const int LongestMessage = 128;

    private static readonly ulong[] Start =
    [
        0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
        0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
    ];

    private static readonly byte[][] Orders =
    [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
        [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
        [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
        [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
        [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
        [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
        [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
        [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
        [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
        [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
        [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
    ];

    /// <param name="message">At most 128 bytes.</param>
    /// <param name="hash">Its length, 1 to 64, is a parameter of the hash.</param>
    public static void Hash(ReadOnlySpan<byte> message, Span<byte> hash)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(message.Length, LongestMessage, nameof(message));
        Span<byte> block = stackalloc byte[LongestMessage];
        block.Clear();
        message.CopyTo(block);
        Span<ulong> words = stackalloc ulong[16];
        for (var word = 0; word < 16; word++)
        {
            words[word] = BinaryPrimitives.ReadUInt64LittleEndian(block[(word * 8)..]);
        }

        Span<byte> whole = stackalloc byte[64];
        Compress(words, (ulong)message.Length, 0x01010000UL ^ (ulong)hash.Length, whole);
        whole[..hash.Length].CopyTo(hash);
    }

    private static void Compress(ReadOnlySpan<ulong> words, ulong length, ulong parameters, Span<byte> whole)
    {
        Span<ulong> v = stackalloc ulong[16];
        Start.CopyTo(v);
        Start.CopyTo(v[8..]);
        v[0] ^= parameters;
        v[12] ^= length;
        v[14] = ~v[14];
        foreach (var order in Orders)
        {
            Round(v, words, order);
        }

        for (var word = 0; word < 8; word++)
        {
            var start = word == 0 ? Start[0] ^ parameters : Start[word];
            BinaryPrimitives.WriteUInt64LittleEndian(whole[(word * 8)..], start ^ v[word] ^ v[word + 8]);
        }
    }

    private static void Round(Span<ulong> v, ReadOnlySpan<ulong> words, byte[] order)
    {
        for (var column = 0; column < 4; column++)
        {
            Mix(v, column, column + 4, column + 8, column + 12, words[order[2 * column]], words[order[(2 * column) + 1]]);
        }

        for (var diagonal = 0; diagonal < 4; diagonal++)
        {
            var (b, c, d) = (4 + ((diagonal + 1) & 3), 8 + ((diagonal + 2) & 3), 12 + ((diagonal + 3) & 3));
            Mix(v, diagonal, b, c, d, words[order[8 + (2 * diagonal)]], words[order[9 + (2 * diagonal)]]);
        }
    }

    private static void Mix(Span<ulong> v, int a, int b, int c, int d, ulong x, ulong y)
    {
        v[a] += v[b] + x;
        v[d] = BitOperations.RotateRight(v[d] ^ v[a], 32);
        v[c] += v[d];
        v[b] = BitOperations.RotateRight(v[b] ^ v[c], 24);
        v[a] += v[b] + y;
        v[d] = BitOperations.RotateRight(v[d] ^ v[a], 16);
        v[c] += v[d];
        v[b] = BitOperations.RotateRight(v[b] ^ v[c], 63);
    }
}
