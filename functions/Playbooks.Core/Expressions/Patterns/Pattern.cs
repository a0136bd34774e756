using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Playbooks.Core.Expressions.Evaluation;

namespace Playbooks.Core.Expressions.Patterns;

/// <summary>
/// A regular expression in RE2's syntax, run by .NET's engine without backtracking, so that matching takes time in proportion
/// to text × pattern and no more.
/// </summary>
internal sealed class Pattern
{
    private const int Remembered = 512;
    private static readonly ConcurrentDictionary<string, Pattern> Known = new(StringComparer.Ordinal);
    private readonly Regex? regex;
    private readonly Problem? problem;
    private readonly long size;

    private Pattern(string source)
    {
        var reader = new PatternReader(source);
        var translated = reader.Read();
        problem = reader.Problem is { } wrong ? new Problem($"the regular expression cannot be used: {wrong}") : null;
        size = reader.Size;
        regex = problem is null ? new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture) : null;
    }

    /// <summary>What is wrong with it, or null.</summary>
    public static string? Check(string source) => Of(source).problem?.Message;

    /// <summary>Whether any part of the text matches.</summary>
    public static Evaluated Matches(string text, string source, Meter meter)
    {
        var pattern = Of(source);
        return pattern.regex is null ? pattern.problem ?? Problem.NoOverload
            : meter.Step(1 + ((long)text.Length * (1 + (pattern.size / 16)) / 16)) ? pattern.regex.IsMatch(text)
            : Problem.Spent;
    }

    private static Pattern Of(string source)
    {
        if (Known.TryGetValue(source, out var known))
        {
            return known;
        }

        var pattern = new Pattern(source);
        if (Known.Count >= Remembered)
        {
            Known.Clear();
        }

        Known.TryAdd(source, pattern);
        return pattern;
    }
}
