using System.Globalization;
using System.Text;

namespace Playbooks.Core.Values;

/// <summary>
/// The one byte sequence of a value that digests are taken of: RFC 8785 (JSON Canonicalization Scheme), with the forms that
/// <see cref="PlainJson.Write"/> documents for what JSON does not have. Integers beyond ±2^53 are written as text, as RFC 8785
/// Appendix D recommends, because a reader may hold numbers as doubles.
/// </summary>
public static class CanonicalJson
{
    private const long LargestExact = 1L << 53;

    /// <exception cref="ArgumentException">A text has an unpaired surrogate (RFC 8785 §3.2.2.2); no reader here lets one in.</exception>
    public static byte[] Write(Value value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetBytes(text.ToString());
    }

    private static void Append(StringBuilder text, Value value)
    {
        switch (JsonForm.Of(value))
        {
            case Value.Bool b: text.Append(b.Flag ? "true" : "false"); break;
            case Value.Int i: AppendWhole(text, i.Number, exact: i.Number is >= -LargestExact and <= LargestExact); break;
            case Value.Uint u: AppendWhole(text, u.Number, exact: u.Number <= LargestExact); break;
            case Value.Double d: text.Append(EcmaNumber.Write(d.Number)); break;
            case Value.Text t: AppendText(text, t.Content); break;
            case Value.List list: AppendList(text, list); break;
            case Value.Map map: AppendMap(text, map); break;
            default: text.Append("null"); break;
        }
    }

    private static void AppendWhole(StringBuilder text, IFormattable number, bool exact)
    {
        var digits = number.ToString(null, CultureInfo.InvariantCulture);
        text.Append(exact ? digits : $"\"{digits}\"");
    }

    private static void AppendList(StringBuilder text, Value.List list)
    {
        text.Append('[');
        for (var i = 0; i < list.Elements.Length; i++)
        {
            text.Append(i == 0 ? "" : ",");
            Append(text, list.Elements[i]);
        }

        text.Append(']');
    }

    private static void AppendMap(StringBuilder text, Value.Map map)
    {
        text.Append('{');
        var separator = "";
        foreach (var (name, value) in map.Entries.Select(e => (Name: JsonForm.NameOf(e.Key), e.Value)).OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            text.Append(separator);
            separator = ",";
            AppendText(text, name);
            text.Append(':');
            Append(text, value);
        }

        text.Append('}');
    }

    private static void AppendText(StringBuilder text, string content)
    {
        text.Append('"');
        foreach (var unit in content)
        {
            AppendUnit(text, unit);
        }

        text.Append('"');
    }

    private static void AppendUnit(StringBuilder text, char unit) => _ = unit switch
    {
        '"' => text.Append("\\\""),
        '\\' => text.Append("\\\\"),
        '\b' => text.Append("\\b"),
        '\t' => text.Append("\\t"),
        '\n' => text.Append("\\n"),
        '\f' => text.Append("\\f"),
        '\r' => text.Append("\\r"),
        < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}"),
        _ => text.Append(unit),
    };
}
