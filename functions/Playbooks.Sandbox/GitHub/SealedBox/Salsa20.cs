using System.Buffers.Binary;
using System.Numerics;

namespace Playbooks.Sandbox.GitHub.SealedBox;

/// <summary>Salsa20/20, HSalsa20 and XSalsa20 (D. J. Bernstein, "Extending the Salsa20 nonce").</summary>
internal static class Salsa20
{
    private static readonly uint[] Sigma = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574];

    public static byte[] HSalsa20(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce)
    {
        var state = State(key, nonce);
        Rounds(state);
        return Write([state[0], state[5], state[10], state[15], state[6], state[7], state[8], state[9]]);
    }

    /// <summary>The first <paramref name="count"/> bytes of XSalsa20's key stream for a 24-byte nonce.</summary>
    public static byte[] XSalsa20Stream(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, int count)
    {
        var subkey = HSalsa20(key, nonce[..16]);
        var stream = new byte[count];
        Span<byte> input = stackalloc byte[16];
        nonce[16..24].CopyTo(input);
        for (var at = 0; at < count; at += 64)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(input[8..], (ulong)(at / 64));
            Block(subkey, input).AsSpan(0, Math.Min(64, count - at)).CopyTo(stream.AsSpan(at));
        }

        return stream;
    }

    private static byte[] Block(ReadOnlySpan<byte> key, ReadOnlySpan<byte> input)
    {
        var start = State(key, input);
        var state = (uint[])start.Clone();
        Rounds(state);
        for (var i = 0; i < 16; i++)
        {
            state[i] += start[i];
        }

        return Write(state);
    }

    private static uint[] State(ReadOnlySpan<byte> key, ReadOnlySpan<byte> input)
    {
        var state = new uint[16];
        for (var i = 0; i < 4; i++)
        {
            state[i * 5] = Sigma[i];
            state[1 + i] = BinaryPrimitives.ReadUInt32LittleEndian(key[(4 * i)..]);
            state[11 + i] = BinaryPrimitives.ReadUInt32LittleEndian(key[(16 + 4 * i)..]);
            state[6 + i] = BinaryPrimitives.ReadUInt32LittleEndian(input[(4 * i)..]);
        }

        return state;
    }

    private static void Rounds(uint[] x)
    {
        for (var i = 0; i < 10; i++)
        {
            Quarter(x, 0, 4, 8, 12);
            Quarter(x, 5, 9, 13, 1);
            Quarter(x, 10, 14, 2, 6);
            Quarter(x, 15, 3, 7, 11);
            Quarter(x, 0, 1, 2, 3);
            Quarter(x, 5, 6, 7, 4);
            Quarter(x, 10, 11, 8, 9);
            Quarter(x, 15, 12, 13, 14);
        }
    }

    private static void Quarter(uint[] x, int a, int b, int c, int d)
    {
        x[b] ^= BitOperations.RotateLeft(x[a] + x[d], 7);
        x[c] ^= BitOperations.RotateLeft(x[b] + x[a], 9);
        x[d] ^= BitOperations.RotateLeft(x[c] + x[b], 13);
        x[a] ^= BitOperations.RotateLeft(x[d] + x[c], 18);
    }

    private static byte[] Write(uint[] words)
    {
        var bytes = new byte[words.Length * 4];
        for (var i = 0; i < words.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4 * i), words[i]);
        }

        return bytes;
    }
}
