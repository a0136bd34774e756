using Microsoft.Extensions.Primitives;

namespace Playbooks.Functions.Answers;

/// <summary>Compares entity tags (RFC 9110 §8.8.3).</summary>
internal static class EntityTag
{
    /// <param name="header">If-Match or If-None-Match.</param>
    public static bool IsAmong(StringValues header, string version) => header
        .SelectMany(line => (line ?? "").Split(',', StringSplitOptions.TrimEntries))
        .Any(tag => tag == "*" || (tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag).Trim('"') == version);
}
