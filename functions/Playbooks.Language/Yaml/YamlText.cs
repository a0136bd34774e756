using System.Text;

namespace Playbooks.Language.Yaml;

/// <summary>Bytes to characters: UTF-8 only, with or without a byte order mark, and only characters that YAML 1.2 §5.1 calls printable.</summary>
internal static class YamlText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static string? Decode(ReadOnlySpan<byte> bytes, YamlLimits limits, YamlFaults faults)
    {
        if (bytes.Length > limits.Bytes)
        {
            faults.TooLarge(bytes.Length, limits.Bytes);
            return null;
        }

        if (bytes.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }

        try
        {
            var text = Utf8.GetString(bytes);
            return IsPrintable(text, faults) ? text : null;
        }
        catch (DecoderFallbackException wrong)
        {
            var before = Encoding.UTF8.GetString(bytes[..Math.Clamp(wrong.Index, 0, bytes.Length)]);
            faults.NotUtf8(PlaceOf(before, before.Length));
            return null;
        }
    }

    private static bool IsPrintable(string text, YamlFaults faults)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsForbidden(text[i]))
            {
                faults.ControlCharacter(PlaceOf(text, i), text[i]);
                return false;
            }
        }

        return true;
    }

    private static bool IsForbidden(char c) =>
        c < ' ' ? c is not ('\t' or '\n' or '\r') : c is >= '\u007F' and <= '\u009F' and not '\u0085' or '\uFFFE' or '\uFFFF';

    private static YamlSpan PlaceOf(string text, int index)
    {
        var line = 1;
        var start = 0;
        for (var i = 0; i < index; i++)
        {
            if (text[i] == '\n')
            {
                line++;
                start = i + 1;
            }
        }

        return YamlSpan.At(line, index - start + 1);
    }
}
