using System.Text.RegularExpressions;

namespace Playbooks.Core.Standards.Cacao.Import;

/// <summary>Names as playbooks write them, out of any text.</summary>
internal static partial class Slug
{
    private const int Longest = 48;

    public static string Of(string text, string otherwise)
    {
        var words = Other().Replace(text.ToLowerInvariant(), "-").Trim('-');
        var named = words.Length == 0 ? otherwise : char.IsAsciiDigit(words[0]) ? $"{otherwise}-{words}" : words;
        return named.Length > Longest ? named[..Longest].TrimEnd('-') : named;
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Other();
}
