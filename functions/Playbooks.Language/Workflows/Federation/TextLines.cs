namespace Playbooks.Language.Workflows.Federation;

/// <summary>A text as its lines, of which some are taken away, or get others before them; all others stay as they are, to the byte.</summary>
internal sealed class TextLines(string text)
{
    private readonly string[] lines = text.Split('\n');
    private readonly HashSet<int> gone = [];
    private readonly Dictionary<int, List<string>> before = [];
    private readonly Dictionary<int, string> instead = [];

    /// <summary>Lines are counted from 1.</summary>
    public string this[int line] => lines[line - 1].TrimEnd('\r');

    /// <summary>Whether nothing but blanks stands before that column.</summary>
    public bool BeginsAt(int line, int column) => this[line].AsSpan(0, Math.Min(column - 1, this[line].Length)).IsWhiteSpace();

    public void Remove(int line) => gone.Add(line);

    public void Replace(int line, string with) => instead[line] = with;

    public void Insert(int line, string text)
    {
        if (!before.TryGetValue(line, out var list))
        {
            before[line] = list = [];
        }

        list.Add(text);
    }

    public override string ToString()
    {
        var end = lines[0].EndsWith('\r') ? "\r" : "";
        return string.Join('\n', Enumerable.Range(1, lines.Length).SelectMany(n => before.GetValueOrDefault(n, []).Select(added => added + end)
            .Concat(gone.Contains(n) ? [] : [instead.TryGetValue(n, out var other) ? other + (lines[n - 1].EndsWith('\r') ? "\r" : "") : lines[n - 1]])));
    }
}
