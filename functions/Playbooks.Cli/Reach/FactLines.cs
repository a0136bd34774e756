using Playbooks.Core.Values;

namespace Playbooks.Cli.Reach;

/// <summary>Files of one JSON value a line.</summary>
internal static class FactLines
{
    private const int LongestLine = 16 * 1024 * 1024;
    private const int AtOnce = 512;

    /// <summary>In the order of the file; read while somebody takes them. None where there is no file.</summary>
    /// <exception cref="FactsException">While taking: a line cannot be read.</exception>
    public static IEnumerable<Value> Read(string path) => !File.Exists(path) ? [] : File.ReadLines(path)
        .Select((text, n) => (Text: text, Number: n + 1)).Where(line => line.Text.Length > 0)
        .Chunk(AtOnce).SelectMany(lines => lines.AsParallel().AsOrdered().Select(line => Read(path, line.Number, line.Text)));

    private static Value Read(string path, int number, string text) => text.Length > LongestLine
        ? throw new FactsException($"{path}, line {number}: longer than {LongestLine} characters.")
        : PlainJson.Read(text) switch
        {
            JsonOutcome.Read read => read.Value,
            JsonOutcome.Refused refused => throw new FactsException($"{path}, line {number}, byte {refused.Offset}: {refused.Message}."),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
