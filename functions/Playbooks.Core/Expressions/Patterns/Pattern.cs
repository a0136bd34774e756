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
    private const int Remembered = 128;
    private const int LargestRemembered = 100;
    private static readonly ConcurrentDictionary<string, Pattern> Known = new(StringComparer.Ordinal);
    private readonly Regex? regex;
    private readonly Problem? problem;
    private readonly long size;
    private readonly long preparation;

    private Pattern(string source)
    {
        var reader = new PatternReader(source);
        var translated = reader.Read();
        size = reader.Size;
        preparation = 500 + (translated.Length / 4) + (size * size / 8);
        try
        {
            problem = reader.Problem is { } wrong ? Refused(wrong) : null;
            regex = problem is null ? new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture) : null;
        }
        catch (Exception tooLarge) when (tooLarge is NotSupportedException or ArgumentException)
        {
            // The engine has a limit of its own on what it would have to keep for a pattern.
            problem = Refused("it is too large");
        }
    }

    /// <summary>What is wrong with it, or null.</summary>
    public static string? Check(string source) => Of(source).problem?.Message;

    /// <summary>
    /// Whether any part of the text matches. Preparing a pattern costs once in an evaluation, whether or not somebody prepared
    /// it before, so that what an evaluation costs does not depend on others.
    /// </summary>
    public static Evaluated Matches(string text, string source, Meter meter)
    {
        if (!meter.Step(source.Length))
        {
            return Problem.Spent;
        }

        var pattern = Of(source);
        var isAffordable = pattern.regex is not null && (!meter.IsFirst(source) || meter.Step(pattern.preparation)) && meter.Step(1 + (text.Length * (8 + pattern.size) / 16));
        return pattern.regex is null ? pattern.problem ?? Problem.NoOverload
            : isAffordable ? pattern.regex.IsMatch(text)
            : Problem.Spent;
    }

    private static Problem Refused(string why) => new($"the regular expression cannot be used: {why}");

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

        return pattern.size <= LargestRemembered ? Known.GetOrAdd(source, pattern) : pattern;
    }
}
