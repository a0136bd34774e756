using System.Text;

namespace Playbooks.Language.Lockfiles.Toml;

/// <summary>A value that may go on over lines: each character is looked at once.</summary>
internal sealed class TomlValue
{
    private readonly StringBuilder _all = new();
    private string? _quote;
    private int _depth;

    internal TomlValue(string first) => Append(first);

    internal bool IsWhole => _depth <= 0 && _quote is null;

    /// <summary>Null while it is not whole, or empty.</summary>
    internal string? Text => IsWhole && _all.Length > 0 ? Plain(_all.ToString().Trim()) : null;

    internal void Append(string line)
    {
        if (_all.Length > 0)
        {
            _all.Append('\n');
        }

        var at = 0;
        while (at < line.Length && (_quote is not null || line[at] != '#'))
        {
            var length = Step(line, at);
            _all.Append(line, at, length);
            at += length;
        }

        // Texts of one line do not go on; an array with such a text is damaged and stays unfinished.
        _depth += _quote is { Length: 1 } ? 1 : 0;
    }

    private int Step(string line, int at)
    {
        if (_quote is not null)
        {
            return InText(line, at);
        }

        switch (line[at])
        {
            case '"' or '\'':
                var one = line[at].ToString();
                _quote = string.CompareOrdinal(line, at, one + one + one, 0, 3) == 0 ? one + one + one : one;
                return _quote.Length;
            case '[' or '{':
                _depth++;
                return 1;
            case ']' or '}':
                _depth--;
                return 1;
            default:
                return 1;
        }
    }

    private int InText(string line, int at)
    {
        if (line[at] == '\\' && _quote is ['"', ..])
        {
            return Math.Min(2, line.Length - at);
        }

        if (string.CompareOrdinal(line, at, _quote, 0, _quote?.Length ?? 0) != 0)
        {
            return 1;
        }

        var length = _quote?.Length ?? 1;
        _quote = null;
        return length;
    }

    private static string Plain(string text) =>
        text.Length >= 6 && (text.StartsWith("\"\"\"", StringComparison.Ordinal) || text.StartsWith("'''", StringComparison.Ordinal)) ? text[3..^3] : LockfileText.Unquote(text);
}
