namespace Playbooks.Core.Reach.Packages;

/// <summary>Compares hashes in the ways lists write them: <c>sha512-BASE64</c> (W3C Subresource Integrity), <c>sha256:HEX</c>, <c>sha256=HEX</c>, bare hexadecimal.</summary>
internal static class PackageHashes
{
    /// <summary>True where one of the hashes is one of those sought; null where no two are of the same algorithm.</summary>
    /// <param name="integrity">Several separated by blanks.</param>
    internal static bool? Matches(string? integrity, IEnumerable<string> sought)
    {
        var own = (integrity ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Canonical).ToHashSet(StringComparer.Ordinal);
        var wanted = sought.Select(Canonical).ToList();
        return wanted.Any(own.Contains) ? true : wanted.Any(w => own.Any(o => Algorithm(o) == Algorithm(w))) ? false : null;
    }

    private static string Algorithm(string canonical) => canonical.Split(':')[0];

    private static string Canonical(string text)
    {
        var at = text.IndexOfAny([':', '-', '=']);
        var (name, digest) = at > 0 ? (text[..at].ToLowerInvariant(), text[(at + 1)..]) : (ByLength(text.Length), text);
        return digest.All(char.IsAsciiHexDigit) ? $"{name}:{digest.ToLowerInvariant()}"
            : FromBase64(digest) is { } bytes ? $"{name}:{Convert.ToHexStringLower(bytes)}"
            : $"{name}:{digest}";
    }

    private static byte[]? FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }

    private static string ByLength(int length) => length switch { 32 => "md5", 40 => "sha1", 64 => "sha256", 96 => "sha384", 128 => "sha512", _ => "" };
}
