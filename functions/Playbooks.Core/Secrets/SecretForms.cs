using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace Playbooks.Core.Secrets;

/// <summary>The texts in which one secret may appear.</summary>
internal static class SecretForms
{
    /// <summary>A shorter piece of base64 is no longer a trace of the secret, and would redact half of the world.</summary>
    private const int ShortestPiece = 4;

    public static IEnumerable<string> Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return [];
        }

        var text = Encoding.UTF8.GetString(utf8);
        return Texts(text).Concat(Base64(utf8.ToArray())).Where(f => f.Length > 0);
    }

    private static IEnumerable<string> Texts(string text)
    {
        var percent = Uri.EscapeDataString(text);
        var form = WebUtility.UrlEncode(text);
        yield return text;
        yield return percent;
        yield return LowerHex(percent);
        yield return form;
        yield return LowerHex(form);
        yield return JavaScriptEncoder.Default.Encode(text);
        yield return LowerEscapes(JavaScriptEncoder.Default.Encode(text));
        yield return JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text);
        yield return text.ReplaceLineEndings("\\n");
    }

    /// <summary>The characters of base64 that depend on the secret alone, wherever it stands in a longer text.</summary>
    private static IEnumerable<string> Base64(byte[] secret)
    {
        for (var shift = 0; shift < 3; shift++)
        {
            var padded = new byte[shift + secret.Length];
            secret.CopyTo(padded, shift);
            var first = ((shift * 8) + 5) / 6;
            var last = padded.Length * 8 / 6;
            if (last - first >= ShortestPiece)
            {
                var piece = Convert.ToBase64String(padded)[first..last];
                yield return piece;
                yield return piece.Replace('+', '-').Replace('/', '_');
                yield return Uri.EscapeDataString(piece);
                yield return piece.Replace("+", "\\u002B", StringComparison.Ordinal);
            }
        }
    }

    private static string LowerHex(string text) => LowerAfter(text, '%', 2);

    private static string LowerEscapes(string text) => LowerAfter(text, 'u', 4);

    private static string LowerAfter(string text, char mark, int count)
    {
        var letters = text.ToCharArray();
        for (var at = 0; at + count < letters.Length; at++)
        {
            if (letters[at] == mark && (mark == '%' || (at > 0 && letters[at - 1] == '\\')))
            {
                for (var digit = at + 1; digit <= at + count; digit++)
                {
                    letters[digit] = char.ToLowerInvariant(letters[digit]);
                }
            }
        }

        return new string(letters);
    }
}
