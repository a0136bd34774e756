using System.Buffers;

namespace Playbooks.Storage;

/// <summary>What ids of runs and names of files may be, the same in every place.</summary>
internal static class StoreNames
{
    private const int LongestRun = 64;
    private const int LongestName = 200;

    private static readonly SearchValues<char> RunLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
    private static readonly SearchValues<char> NameLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-");

    /// <summary>Names that a store keeps for itself beside the run's files.</summary>
    private static readonly string[] OwnNames = ["journal.1.jsonl", "claim", "created", "inbox"];

    public static bool IsRun(string run) => run.Length is > 0 and <= LongestRun && !run.AsSpan().ContainsAnyExcept(RunLetters);

    public static string Run(string run) => IsRun(run)
        ? run
        : throw new ArgumentException($"A run's id is 1 to {LongestRun} lower-case letters, digits and hyphens.", nameof(run));

    /// <returns>The parts between the slashes.</returns>
    public static string[] File(string name)
    {
        var parts = name.Split('/');
        return name.Length <= LongestName && parts.All(IsNamePart) && !OwnNames.Contains(parts[0], StringComparer.OrdinalIgnoreCase)
            ? parts
            : throw new ArgumentException(
                $"A file's name is at most {LongestName} letters, digits, dots, hyphens and single slashes, no part of it begins with a dot, and it is none of: {string.Join(", ", OwnNames)}.",
                nameof(name));
    }

    private static bool IsNamePart(string part) => part.Length > 0 && part[0] != '.' && !part.AsSpan().ContainsAnyExcept(NameLetters);
}
