namespace Playbooks.Core.Standards.Cacao.Import;

/// <summary>Texts of others as playbooks can hold them.</summary>
internal static class Shown
{
    /// <summary>Several texts, one after the other, each with its full stop; those that are not there are left out.</summary>
    public static string Sentences(int most, params IEnumerable<string?> texts) => Line(
        string.Join(' ', texts.Select(text => text?.Trim()).OfType<string>().Where(text => text.Length > 0).Select(text => text[^1] is '.' or '!' or '?' ? text : $"{text}.")), "", most);

    /// <summary>On one line, without control characters, cut where it is too long.</summary>
    public static string Line(string? text, string otherwise, int most)
    {
        var line = string.Join(' ', (text ?? "").Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        var clean = string.Concat(line.Where(letter => !char.IsControl(letter)));
        return clean.Length == 0 ? otherwise : clean.Length > most ? clean[..(most - 1)] + "…" : clean;
    }
}
