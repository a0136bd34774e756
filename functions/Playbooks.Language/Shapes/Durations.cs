using System.Globalization;
using System.Text.RegularExpressions;

namespace Playbooks.Language.Shapes;

/// <summary>Durations as playbooks write them: 30s, 15m, 4h, 7d.</summary>
internal static partial class Durations
{
    public static TimeSpan? Read(string text)
    {
        if (!Form().IsMatch(text))
        {
            return null;
        }

        var count = int.Parse(text.AsSpan(0, text.Length - 1), CultureInfo.InvariantCulture);
        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            _ => TimeSpan.FromDays(count),
        };
    }

    [GeneratedRegex(@"\A[1-9][0-9]{0,4}[smhd]\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
