using System.Text.Json;

namespace Playbooks.Language.Lockfiles.Json;

/// <summary>Reads JSON as far as it is whole; a damaged end leaves the tree that stood before it, and a doubt.</summary>
internal static class JsonTree
{
    private const int MostDepth = 128;
    private const int MostItems = 4_000_000;

    private static readonly JsonReaderOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MostDepth };

    internal static JsonItem Read(ReadOnlyMemory<byte> bytes, LockfileFindings findings)
    {
        var tree = new JsonTreeBuilder();
        var reader = new Utf8JsonReader(bytes.Span, Lenient);
        var lines = new LineCounter();
        try
        {
            while (reader.Read())
            {
                if (tree.Count >= MostItems)
                {
                    findings.Doubt($"more than {MostItems} values; the rest was not read", lines.At(bytes.Span, reader.TokenStartIndex));
                    break;
                }

                tree.Take(ref reader, lines.At(bytes.Span, reader.TokenStartIndex));
            }
        }
        catch (JsonException wrong)
        {
            findings.Doubt("the JSON ends too early or is damaged here; what stands after it was not read", (int)(wrong.LineNumber ?? 0) + 1);
        }
        catch (InvalidOperationException)
        {
            findings.Doubt("a text here is not UTF-8; what stands after it was not read", lines.At(bytes.Span, reader.TokenStartIndex));
        }

        return tree.Root;
    }

    /// <summary>Counts forward only, so that the whole file is walked once.</summary>
    private struct LineCounter
    {
        private int _from;
        private int _line;

        internal int At(ReadOnlySpan<byte> bytes, long offset)
        {
            var to = (int)Math.Max(offset, _from);
            _line += bytes[_from..to].Count((byte)'\n');
            _from = to;
            return _line + 1;
        }
    }
}
