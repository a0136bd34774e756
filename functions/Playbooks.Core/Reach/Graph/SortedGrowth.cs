namespace Playbooks.Core.Reach.Graph;

/// <summary>A sorted list to which much is added at once, and seldom.</summary>
internal sealed class SortedGrowth<T>(Comparison<T> order)
{
    private readonly List<T> fresh = [];
    private List<T> sorted = [];

    public void Add(T item) => fresh.Add(item);

    public List<T> All()
    {
        if (fresh.Count > 0)
        {
            fresh.Sort(order);
            sorted = sorted.Count == 0 ? [.. fresh] : Merged();
            fresh.Clear();
        }

        return sorted;
    }

    private List<T> Merged()
    {
        var merged = new List<T>(sorted.Count + fresh.Count);
        var (i, j) = (0, 0);
        while (i < sorted.Count && j < fresh.Count)
        {
            merged.Add(order(sorted[i], fresh[j]) <= 0 ? sorted[i++] : fresh[j++]);
        }

        merged.AddRange(sorted[i..]);
        merged.AddRange(fresh[j..]);
        return merged;
    }
}
