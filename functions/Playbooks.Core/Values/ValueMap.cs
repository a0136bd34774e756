using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Playbooks.Core.Values;

/// <summary>An immutable map that keeps the order in which its keys were first set. Keys are text, bool, int or uint (CEL).</summary>
public sealed class ValueMap : IReadOnlyCollection<KeyValuePair<Value, Value>>, IEquatable<ValueMap>
{
    private readonly ImmutableArray<KeyValuePair<Value, Value>> entries;
    private readonly Dictionary<Value, int> places;

    private ValueMap(ImmutableArray<KeyValuePair<Value, Value>> entries, Dictionary<Value, int> places)
    {
        this.entries = entries;
        this.places = places;
    }

    public static ValueMap Empty { get; } = new Builder().Build();

    public int Count => entries.Length;

    public Value? Get(string name) => TryGet(new Value.Text(name), out var value) ? value : null;

    public bool TryGet(Value key, [NotNullWhen(true)] out Value? value)
    {
        value = places.TryGetValue(key, out var place) ? entries[place].Value : null;
        return value is not null;
    }

    public IEnumerator<KeyValuePair<Value, Value>> GetEnumerator() => ((IEnumerable<KeyValuePair<Value, Value>>)entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(ValueMap? other) =>
        other is not null && Count == other.Count && entries.All(e => other.TryGet(e.Key, out var value) && e.Value.Equals(value));

    public override bool Equals(object? obj) => Equals(obj as ValueMap);

    public override int GetHashCode() => entries.Aggregate(Count, (hash, e) => hash ^ HashCode.Combine(e.Key, e.Value));

    /// <summary>Collects entries; a key that is set twice keeps its first place and its last value.</summary>
    public sealed class Builder
    {
        private readonly List<KeyValuePair<Value, Value>> entries = [];
        private readonly Dictionary<Value, int> places = [];

        public void Set(string name, Value value) => Set(new Value.Text(name), value);

        public void Set(Value key, Value value)
        {
            if (places.TryAdd(key, entries.Count))
            {
                entries.Add(new(key, value));
            }
            else
            {
                entries[places[key]] = new(key, value);
            }
        }

        public bool Contains(Value key) => places.ContainsKey(key);

        public ValueMap Build() => new([.. entries], new(places));
    }
}
