using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Playbooks.Core.Values;

/// <summary>
/// An immutable map that keeps the order in which its keys were first set. Keys are text, bool, int or uint (CEL). Most maps are small, and
/// looking through a few keys is cheaper than an index of them.
/// </summary>
public sealed class ValueMap : IReadOnlyCollection<KeyValuePair<Value, Value>>, IEquatable<ValueMap>
{
    private const int Few = 16;

    private readonly ImmutableArray<KeyValuePair<Value, Value>> entries;

    /// <summary>Null for a small map.</summary>
    private readonly Dictionary<Value, int>? places;

    private ValueMap(ImmutableArray<KeyValuePair<Value, Value>> entries, Dictionary<Value, int>? places)
    {
        this.entries = entries;
        this.places = places;
    }

    public static ValueMap Empty { get; } = new([], null);

    public int Count => entries.Length;

    public Value? Get(string name)
    {
        if (places is not null)
        {
            return TryGet(new Value.Text(name), out var value) ? value : null;
        }

        foreach (var entry in entries)
        {
            if (entry.Key is Value.Text text && text.Content == name)
            {
                return entry.Value;
            }
        }

        return null;
    }

    /// <summary>A name that stands there twice keeps its first place and its last value.</summary>
    internal static ValueMap Of(ReadOnlySpan<(string Name, Value Value)> members)
    {
        if (members.Length > Few || !AreDistinct(members))
        {
            return Builder.Of(members).Build();
        }

        var entries = new KeyValuePair<Value, Value>[members.Length];
        for (var i = 0; i < members.Length; i++)
        {
            entries[i] = new(new Value.Text(members[i].Name), members[i].Value);
        }

        return new ValueMap(ImmutableCollectionsMarshal.AsImmutableArray(entries), null);
    }

    private static bool AreDistinct(ReadOnlySpan<(string Name, Value Value)> members)
    {
        for (var i = 1; i < members.Length; i++)
        {
            for (var before = 0; before < i; before++)
            {
                if (members[i].Name == members[before].Name)
                {
                    return false;
                }
            }
        }

        return true;
    }

    public bool TryGet(Value key, [NotNullWhen(true)] out Value? value)
    {
        var place = PlaceOf(key, entries.AsSpan(), places);
        value = place >= 0 ? entries[place].Value : null;
        return value is not null;
    }

    public IEnumerator<KeyValuePair<Value, Value>> GetEnumerator() => ((IEnumerable<KeyValuePair<Value, Value>>)entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(ValueMap? other) =>
        other is not null && Count == other.Count && entries.All(e => other.TryGet(e.Key, out var value) && e.Value.Equals(value));

    public override bool Equals(object? obj) => Equals(obj as ValueMap);

    public override int GetHashCode() => entries.Aggregate(Count, (hash, e) => hash ^ HashCode.Combine(e.Key, e.Value));

    /// <returns>-1 where there is none.</returns>
    private static int PlaceOf(Value key, ReadOnlySpan<KeyValuePair<Value, Value>> entries, Dictionary<Value, int>? places)
    {
        if (places is not null)
        {
            return places.TryGetValue(key, out var known) ? known : -1;
        }

        var place = entries.Length - 1;
        while (place >= 0 && !entries[place].Key.Equals(key))
        {
            place--;
        }

        return place;
    }

    /// <summary>Collects entries; a key that is set twice keeps its first place and its last value.</summary>
    public sealed class Builder
    {
        private readonly List<KeyValuePair<Value, Value>> entries = [];
        private Dictionary<Value, int>? places;

        internal static Builder Of(ReadOnlySpan<(string Name, Value Value)> members)
        {
            var builder = new Builder();
            foreach (var (name, value) in members)
            {
                builder.Set(name, value);
            }

            return builder;
        }

        public void Set(string name, Value value) => Set(new Value.Text(name), value);

        public void Set(Value key, Value value)
        {
            var place = PlaceOf(key);
            if (place >= 0)
            {
                entries[place] = new(key, value);
                return;
            }

            entries.Add(new(key, value));
            if (entries.Count > Few)
            {
                places ??= Enumerable.Range(0, entries.Count - 1).ToDictionary(at => entries[at].Key);
                places.Add(key, entries.Count - 1);
            }
        }

        public bool Contains(Value key) => PlaceOf(key) >= 0;

        public ValueMap Build() => entries.Count == 0 ? Empty : new([.. entries], places is null ? null : new(places));

        private int PlaceOf(Value key) => ValueMap.PlaceOf(key, CollectionsMarshal.AsSpan(entries), places);
    }
}
