namespace Playbooks.Core.Standards.Cacao.Import;

/// <summary>Texts of others as playbooks can hold them.</summary>
internal static class Shown
{
    /// <summary>On one line, without control characters, cut where it is too long.</summary>
    public static string Line(string? text, string otherwise, int most)
    {
        var line = string.Join(' ', (text ?? "").Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        var clean = string.Concat(line.Where(letter => !char.IsControl(letter)));
        return clean.Length == 0 ? otherwise : clean.Length > most ? clean[..(most - 1)] + "…" : clean;
    }
}
