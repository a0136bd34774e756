namespace Playbooks.Sandbox.Matching;

/// <summary>The wildcards of IAM and of flexible federated credentials: <c>*</c> is any run, <c>?</c> one character, and nothing escapes them.</summary>
internal static class Glob
{
    public static bool Matches(string pattern, string text) => Walk(pattern, text);

    public static bool MatchesAnyCase(string pattern, string text) => Walk(pattern.ToUpperInvariant(), text.ToUpperInvariant());

    /// <summary>Greedy with one remembered star: linear in practice, never exponential.</summary>
    private static bool Walk(string pattern, string text)
    {
        int at = 0, place = 0, star = -1, mark = 0;
        while (at < text.Length)
        {
            if (place < pattern.Length && pattern[place] == '*')
            {
                (star, mark) = (place++, at);
            }
            else if (place < pattern.Length && (pattern[place] == '?' || pattern[place] == text[at]))
            {
                (at, place) = (at + 1, place + 1);
            }
            else if (star >= 0)
            {
                (place, at) = (star + 1, ++mark);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(place).TrimStart('*').IsEmpty;
    }
}
