using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Playbooks.Core.Runs;

/// <summary>
/// What is known of each of a fixed set of ids, in their order. Immutable but to a <see cref="Draft"/>; replacing what is known of one copies
/// two short arrays.
/// </summary>
public sealed class Roster<T> : IReadOnlyDictionary<string, T>
{
    private const int Width = 64;
    private readonly Dictionary<string, int> places;
    private readonly T[][] rows;

    private readonly string[] keys;
    private readonly Draft? draft;

    private Roster(Dictionary<string, int> places, string[] keys, T[][] rows, Draft? draft)
    {
        this.places = places;
        this.keys = keys;
        this.rows = rows;
        this.draft = draft;
    }

    internal static Roster<T> Empty { get; } = new([], [], [], null);

    public int Count => places.Count;

    public IEnumerable<string> Keys => keys;

    public IEnumerable<T> Values => rows.SelectMany(row => row);

    /// <exception cref="JournalException">There is no such id.</exception>
    public T this[string key] => this[PlaceOf(key)];

    internal T this[int place] => rows[place / Width][place % Width];

    public bool ContainsKey(string key) => places.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        var found = places.TryGetValue(key, out var place);
        value = found ? this[place] : default;
        return found;
    }

    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => places.Select(pair => KeyValuePair.Create(pair.Key, this[pair.Value])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <exception cref="JournalException">An id stands there twice.</exception>
    internal static Roster<T> Of(IEnumerable<KeyValuePair<string, T>> entries, Draft? draft = null)
    {
        var places = new Dictionary<string, int>();
        var values = new List<T>();
        foreach (var (key, value) in entries)
        {
            if (!places.TryAdd(key, places.Count))
            {
                throw new JournalException($"{key} is there twice");
            }

            values.Add(value);
        }

        return new Roster<T>(places, [.. places.Keys], [.. values.Chunk(Width)], draft);
    }

    /// <summary>Position among the ids, from 0.</summary>
    /// <exception cref="JournalException">There is no such id.</exception>
    internal int PlaceOf(string key) => places.TryGetValue(key, out var place) ? place : throw new JournalException($"there is no {key}");

    internal string KeyAt(int place) => keys[place];

    internal bool TryPlaceOf(string key, out int place) => places.TryGetValue(key, out place);

    internal Roster<T> With(string key, T value) => With(PlaceOf(key), value);

    internal Roster<T> With(int place, T value)
    {
        if (draft is { IsOpen: true })
        {
            rows[place / Width][place % Width] = value;
            return this;
        }

        var changed = (T[][])rows.Clone();
        changed[place / Width] = (T[])changed[place / Width].Clone();
        changed[place / Width][place % Width] = value;
        return new Roster<T>(places, keys, changed, null);
    }
}
