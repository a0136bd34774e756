using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Playbooks.Connectors.GitHub.SealedBox;

/// <summary>The Salsa20 core (20 rounds), HSalsa20 and the XSalsa20 stream, as in Bernstein's "Extending the Salsa20 nonce".</summary>
internal static class Salsa20
{
    public const int BlockLength = 64;

    /// <summary>A key of 32 bytes from a key of 32 and an input of 16.</summary>
    public static void Derive(ReadOnlySpan<byte> key, ReadOnlySpan<byte> input, Span<byte> derived)
    {
        Span<uint> state = stackalloc uint[16];
        Load(state, key, input);
        Rounds(state);
        ReadOnlySpan<int> places = [0, 5, 10, 15, 6, 7, 8, 9];
        for (var word = 0; word < places.Length; word++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(derived[(word * 4)..], state[places[word]]);
        }

        state.Clear();
    }

    /// <summary>Adds the XSalsa20 stream from its beginning to <paramref name="text"/>, in place.</summary>
    /// <param name="nonce">24 bytes.</param>
    public static void Apply(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, Span<byte> text)
    {
        Span<byte> subkey = stackalloc byte[32];
        Span<byte> block = stackalloc byte[BlockLength];
        Span<byte> input = stackalloc byte[16];
        Derive(key, nonce[..16], subkey);
        nonce[16..].CopyTo(input);
        for (ulong number = 0; !text.IsEmpty; number++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(input[8..], number);
            Block(subkey, input, block);
            var length = Math.Min(text.Length, BlockLength);
            for (var at = 0; at < length; at++)
            {
                text[at] ^= block[at];
            }

            text = text[length..];
        }

        CryptographicOperations.ZeroMemory(subkey);
        CryptographicOperations.ZeroMemory(block);
    }

    private static void Block(ReadOnlySpan<byte> key, ReadOnlySpan<byte> input, Span<byte> block)
    {
        Span<uint> start = stackalloc uint[16];
        Span<uint> state = stackalloc uint[16];
        Load(start, key, input);
        start.CopyTo(state);
        Rounds(state);
        for (var word = 0; word < 16; word++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(block[(word * 4)..], state[word] + start[word]);
        }

        start.Clear();
        state.Clear();
    }

    private static void Load(Span<uint> state, ReadOnlySpan<byte> key, ReadOnlySpan<byte> input)
    {
        (state[0], state[5], state[10], state[15]) = (0x61707865, 0x3320646e, 0x79622d32, 0x6b206574);
        for (var word = 0; word < 4; word++)
        {
            state[1 + word] = BinaryPrimitives.ReadUInt32LittleEndian(key[(word * 4)..]);
            state[6 + word] = BinaryPrimitives.ReadUInt32LittleEndian(input[(word * 4)..]);
            state[11 + word] = BinaryPrimitives.ReadUInt32LittleEndian(key[(16 + (word * 4))..]);
        }
    }

    private static void Rounds(Span<uint> x)
    {
        for (var round = 0; round < 10; round++)
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

    private static void Quarter(Span<uint> x, int a, int b, int c, int d)
    {
        x[b] ^= BitOperations.RotateLeft(x[a] + x[d], 7);
        x[c] ^= BitOperations.RotateLeft(x[b] + x[a], 9);
        x[d] ^= BitOperations.RotateLeft(x[c] + x[b], 13);
        x[a] ^= BitOperations.RotateLeft(x[d] + x[c], 18);
    }
}
