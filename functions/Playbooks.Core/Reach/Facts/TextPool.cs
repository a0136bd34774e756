using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Facts;

/// <summary>Keeps one of many equal texts: the runs of an incident repeat a few repositories, paths, names and reasons.</summary>
internal sealed class TextPool
{
    private readonly HashSet<string> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<string>> lists = new(StringComparer.Ordinal);

    public string Of(string text)
    {
        if (texts.TryGetValue(text, out var known))
        {
            return known;
        }

        texts.Add(text);
        return text;
    }

    public ImmutableArray<string> Of(ImmutableArray<string> list)
    {
        var key = string.Join('\n', list);
        return lists.TryGetValue(key, out var known) ? known : lists[key] = list;
    }
}
