using System.Text;
using System.Text.Json;

namespace Playbooks.Core.Journals;

/// <summary>Texts that stand in many lines, so that a run holds each of them once. Losing a race costs one more copy.</summary>
internal static class CommonText
{
    private const int Longest = 72;

    private static readonly string[] Known = new string[512];

    public static string Of(ref readonly Utf8JsonReader reader)
    {
        var bytes = reader.ValueSpan;
        if (reader.ValueIsEscaped || bytes.Length is 0 or > Longest)
        {
            return reader.GetString() ?? "";
        }

        ref var known = ref Known[((bytes.Length * 31) + (bytes[0] * 7) + (bytes[bytes.Length / 2] * 5) + (bytes[^1] * 3)) % Known.Length];
        var text = known;
        return text is not null && Ascii.Equals(bytes, text) ? text : known = reader.GetString() ?? "";
    }
}
