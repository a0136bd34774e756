using System.Security.Cryptography;

namespace Playbooks.Core.Journals;

/// <summary>Where a journal ends: what the next line must follow.</summary>
public readonly record struct JournalHead(long Number, string Hash)
{
    /// <summary>Before the first line: number 0, hash of the empty text.</summary>
    public static JournalHead Start { get; } = new(0, HashOf([]));

    [ThreadStatic]
    private static IncrementalHash? reused;

    internal static string HashOf(ReadOnlySpan<byte> line)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var hasher = reused ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hasher.AppendData(line);
        hasher.GetHashAndReset(hash);
        return Convert.ToHexStringLower(hash);
    }
}
