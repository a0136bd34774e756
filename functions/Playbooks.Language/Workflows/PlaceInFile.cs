using System.Text;

namespace Playbooks.Language.Workflows;

/// <summary>Where a walk through the file stands, as keys and places in lists; grows and shrinks with the walk.</summary>
internal sealed class PlaceInFile
{
    /// <summary>Keys are cut here, so that many mentions under a huge key stay small.</summary>
    private const int LongestKey = 200;

    private const int LongestText = 2_000;

    private readonly List<Segment> segments = [];

    internal int Depth => segments.Count;

    internal string? Key(int at) => at < segments.Count ? segments[at].Key : null;

    internal void Enter(string key) => segments.Add(new(key.Length <= LongestKey ? key : key[..LongestKey] + "…", 0));

    internal void Enter(int index) => segments.Add(new(null, index));

    internal void Leave() => segments.RemoveAt(segments.Count - 1);

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (key, index) in segments)
        {
            if (text.Length > LongestText)
            {
                return text.Append('…').ToString();
            }

            _ = key is null ? text.Append('[').Append(index).Append(']') : text.Append(text.Length == 0 ? "" : ".").Append(key);
        }

        return text.ToString();
    }

    private readonly record struct Segment(string? Key, int Index);
}
