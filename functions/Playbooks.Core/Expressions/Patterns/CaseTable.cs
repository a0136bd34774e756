using System.Collections.Immutable;
using System.Text;

namespace Playbooks.Core.Expressions.Patterns;

/// <summary>Letters and their other forms, by Unicode's simple case mappings.</summary>
internal static class CaseTable
{
    private const int LastCased = 0x1FFFF;

    public static ImmutableArray<(int Letter, int Other)> Pairs { get; } =
    [
        .. Enumerable.Range(0, LastCased + 1).Where(Rune.IsValid).Select(p => new Rune(p)).SelectMany(Forms).Distinct(),
    ];

    private static IEnumerable<(int, int)> Forms(Rune letter)
    {
        foreach (var other in new[] { Rune.ToLowerInvariant(letter), Rune.ToUpperInvariant(letter) })
        {
            if (other != letter)
            {
                yield return (letter.Value, other.Value);
                yield return (other.Value, letter.Value);
            }
        }
    }
}
