using System.Globalization;
using System.Text;

namespace Playbooks.Core.Reports.Document;

/// <summary>
/// Makes text from outside fit to be shown: control characters become their pictures (U+2400 …), characters that are invisible or turn
/// the direction of writing become their number, and what is longer than the bound is cut and says so.
/// </summary>
public static class SafeText
{
    public const int Longest = 600;

    public static string Of(string text)
    {
        if (text.Length <= Longest && !text.Any(unit => NeedsCare(unit)))
        {
            return text;
        }

        var safe = new StringBuilder(Math.Min(text.Length, Longest) + 32);
        var taken = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (taken + rune.Utf16SequenceLength > Longest)
            {
                return safe.Append(CultureInfo.InvariantCulture, $"… ({text.Length:N0} characters)").ToString();
            }

            taken += rune.Utf16SequenceLength;
            Append(safe, rune);
        }

        return safe.ToString();
    }

    private static bool NeedsCare(char unit) => unit < ' ' || unit > '~';

    private static void Append(StringBuilder safe, Rune rune)
    {
        if (rune.Value < 0x20)
        {
            safe.Append((char)(0x2400 + rune.Value));
        }
        else if (rune.Value == 0x7f)
        {
            safe.Append('\u2421');
        }
        else if (IsHidden(rune))
        {
            safe.Append(CultureInfo.InvariantCulture, $"‹U+{rune.Value:X4}›");
        }
        else
        {
            safe.Append(rune.ToString());
        }
    }

    /// <summary>Zero-width, direction, separator, private and unassigned characters: nobody sees them, or they make others lie.</summary>
    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate
        || rune.Value is 0x3164 or 0x115f or 0x1160 or 0xffa0;
}
