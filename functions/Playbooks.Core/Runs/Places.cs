using System.Collections;
using System.Numerics;

namespace Playbooks.Core.Runs;

/// <summary>A set of places of a <see cref="Roster{T}"/>, in their order. Immutable but to a <see cref="Draft"/>; adding and taking one copies a few words.</summary>
public sealed class Places : IReadOnlyCollection<int>
{
    private const int Bits = 64;
    private const int Width = 16;
    private readonly ulong[][] rows;
    private readonly Draft? draft;

    private Places(ulong[][] rows, int count, Draft? draft)
    {
        this.rows = rows;
        this.draft = draft;
        Count = count;
    }

    public static Places None { get; } = new([], 0, null);

    public int Count { get; private set; }

    public bool IsEmpty => Count == 0;

    public static Places Of(IEnumerable<int> places) => Of(places, null);

    internal static Places Of(IEnumerable<int> places, Draft? draft)
    {
        var wanted = places.ToHashSet();
        var rows = new ulong[wanted.Count == 0 ? 0 : (wanted.Max() / (Bits * Width)) + 1][];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = new ulong[Width];
        }

        foreach (var place in wanted)
        {
            rows[place / (Bits * Width)][place / Bits % Width] |= Bit(place);
        }

        return new Places(rows, wanted.Count, draft);
    }

    /// <summary>An empty set that a draft need not copy while it grows.</summary>
    internal static Places Room(int count, Draft? draft) => draft is null ? None : new Places([.. Enumerable.Range(0, (count / (Bits * Width)) + 1).Select(_ => new ulong[Width])], 0, draft);

    public bool Contains(int place) => place / (Bits * Width) is var row && row < rows.Length && (rows[row][place / Bits % Width] & Bit(place)) != 0;

    public Places Add(int place) => Contains(place) ? this : With(place, Count + 1);

    public Places Remove(int place) => Contains(place) ? With(place, Count - 1) : this;

    public Places Union(IEnumerable<int> places) => Union(places, null);

    internal Places Union(IEnumerable<int> places, Draft? by) => Of(this.Concat(places), by);

    public IEnumerator<int> GetEnumerator()
    {
        for (var word = 0; word < rows.Length * Width; word++)
        {
            for (var left = rows[word / Width][word % Width]; left != 0; left &= left - 1)
            {
                yield return (word * Bits) + BitOperations.TrailingZeroCount(left);
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>With that one place turned round.</summary>
    private Places With(int place, int count)
    {
        var row = place / (Bits * Width);
        if (draft is { IsOpen: true } && row < rows.Length)
        {
            rows[row][place / Bits % Width] ^= Bit(place);
            Count = count;
            return this;
        }

        var changed = new ulong[Math.Max(rows.Length, row + 1)][];
        rows.CopyTo(changed, 0);
        for (var added = rows.Length; added < changed.Length; added++)
        {
            changed[added] = new ulong[Width];
        }

        changed[row] = (ulong[])changed[row].Clone();
        changed[row][place / Bits % Width] ^= Bit(place);
        return new Places(changed, count, null);
    }

    private static ulong Bit(int place) => 1UL << (place % Bits);
}
