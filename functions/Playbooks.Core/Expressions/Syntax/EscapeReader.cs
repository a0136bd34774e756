using System.Globalization;
using System.Text;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Syntax;

/// <summary>Collects what a literal stands for: characters, or their UTF-8 and single bytes where it is a bytes literal.</summary>
internal sealed class EscapeReader(bool bytes)
{
    private const string Single = "abfnrtv\\?\"'`";
    private const string Meaning = "\a\b\f\n\r\t\v\\?\"'`";
    private readonly StringBuilder text = new();
    private readonly List<byte> content = [];

    public Value ToValue() => bytes ? new Value.Bytes([.. content]) : Value.Of(text.ToString());

    public void Add(ReadOnlySpan<char> literal)
    {
        if (bytes)
        {
            content.AddRange(Encoding.UTF8.GetBytes(literal.ToArray()));
        }
        else
        {
            text.Append(literal);
        }
    }

    /// <summary>Adds what was written with escapes; answers where an escape is wrong.</summary>
    public int? AddEscaped(string source)
    {
        for (var at = 0; at < source.Length;)
        {
            var backslash = source.IndexOf('\\', at);
            Add(source.AsSpan(at, (backslash < 0 ? source.Length : backslash) - at));
            if (backslash < 0)
            {
                return null;
            }

            var length = AddEscape(source, backslash + 1);
            if (length == 0)
            {
                return backslash;
            }

            at = backslash + 1 + length;
        }

        return null;
    }

    /// <summary>How many units the escape took after its backslash, or 0 where it is none.</summary>
    private int AddEscape(string source, int at)
    {
        var kind = at < source.Length ? source[at] : '\0';
        var single = Single.IndexOf(kind, StringComparison.Ordinal);
        if (single >= 0 && kind != '\0')
        {
            Add([Meaning[single]]);
            return 1;
        }

        return kind switch
        {
            'x' or 'X' => AddCode(Digits(source, at + 1, 2, 16)) ? 3 : 0,
            'u' => !bytes && AddCode(Digits(source, at + 1, 4, 16)) ? 5 : 0,
            'U' => !bytes && AddCode(Digits(source, at + 1, 8, 16)) ? 9 : 0,
            >= '0' and <= '3' => AddCode(Digits(source, at, 3, 8)) ? 3 : 0,
            _ => 0,
        };
    }

    private bool AddCode(long code)
    {
        if (bytes && code is >= 0 and <= 255)
        {
            content.Add((byte)code);
            return true;
        }

        if (code is < 0 or > 0x10FFFF || !Rune.IsValid((int)code))
        {
            return false;
        }

        Add(char.ConvertFromUtf32((int)code));
        return true;
    }

    private static long Digits(string source, int at, int count, int radix)
    {
        long number = 0;
        for (var i = at; i < at + count; i++)
        {
            var digit = i < source.Length && char.IsAsciiHexDigit(source[i]) ? int.Parse(source.AsSpan(i, 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture) : radix;
            if (digit >= radix)
            {
                return -1;
            }

            number = (number * radix) + digit;
        }

        return number;
    }
}
