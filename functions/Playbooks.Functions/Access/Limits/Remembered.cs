using System.Diagnostics.CodeAnalysis;

namespace Playbooks.Functions.Access.Limits;

/// <summary>What is remembered of so many keys at most; the one that was asked for longest ago is forgotten first. Not for use from two threads at once.</summary>
internal sealed class Remembered<T>(int most)
{
    private readonly Dictionary<string, LinkedListNode<(string Key, T Value)>> nodes = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, T Value)> order = new();

    public int Count => nodes.Count;

    public bool TryGet(string key, [MaybeNullWhen(false)] out T value)
    {
        var found = nodes.TryGetValue(key, out var node);
        value = node is null ? default : node.Value.Value;
        return found;
    }

    public void Set(string key, T value)
    {
        if (nodes.Remove(key, out var old))
        {
            order.Remove(old);
        }
        else if (nodes.Count == most && order.First is { } first)
        {
            nodes.Remove(first.Value.Key);
            order.RemoveFirst();
        }

        nodes[key] = order.AddLast((key, value));
    }
}
