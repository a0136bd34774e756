using System.Collections.Immutable;

namespace Playbooks.Core.Values;

/// <summary>What kind of value a name, a field or an expression stands for. <see cref="Name"/> is how people read it.</summary>
public abstract record ValueType
{
    private ValueType()
    {
    }

    public abstract string Name { get; }

    public static ValueType Any { get; } = new Dyn();

    public static ValueType Null { get; } = new Simple("null");

    public static ValueType Bool { get; } = new Simple("bool");

    public static ValueType Int { get; } = new Simple("int");

    public static ValueType Uint { get; } = new Simple("uint");

    public static ValueType Double { get; } = new Simple("double");

    public static ValueType Text { get; } = new Simple("string");

    public static ValueType Bytes { get; } = new Simple("bytes");

    public static ValueType Timestamp { get; } = new Simple("timestamp");

    public static ValueType Duration { get; } = new Simple("duration");

    public static ValueType TypeType { get; } = new Simple("type");

    public static ValueType ListOf(ValueType element) => new List(element);

    public static ValueType MapOf(ValueType key, ValueType value) => new Map(key, value);

    public static ValueType OptionalOf(ValueType held) => new Optional(held);

    /// <summary>An object whose fields are all there.</summary>
    public static ValueType ObjectOf(params ReadOnlySpan<(string Name, ValueType Type)> fields)
    {
        var builder = ImmutableSortedDictionary.CreateBuilder<string, Field>(StringComparer.Ordinal);
        foreach (var (name, type) in fields)
        {
            builder[name] = new Field(type, Required: true);
        }

        return new Object(builder.ToImmutable());
    }

    /// <summary>Anything: nothing is known before the run, so everything is allowed.</summary>
    public sealed record Dyn : ValueType
    {
        public override string Name => "any";
    }

    /// <summary>One of the scalar types; reach them through the static properties.</summary>
    public sealed record Simple : ValueType
    {
        internal Simple(string name) => Name = name;

        public override string Name { get; }
    }

    public sealed record List(ValueType Element) : ValueType
    {
        public override string Name => $"list<{Element.Name}>";
    }

    public sealed record Map(ValueType Key, ValueType Value) : ValueType
    {
        public override string Name => $"map<{Key.Name}, {Value.Name}>";
    }

    /// <summary>A map with text keys of which the possible names are known.</summary>
    public sealed record Object(ImmutableSortedDictionary<string, Field> Fields) : ValueType
    {
        public override string Name => Fields.Count switch
        {
            0 => "object",
            <= 4 => $"object{{{string.Join(", ", Fields.Keys)}}}",
            _ => $"object{{{string.Join(", ", Fields.Keys.Take(3))}, ...}}",
        };

        public bool Equals(Object? other) => other is not null && Fields.SequenceEqual(other.Fields);

        public override int GetHashCode() => Fields.Aggregate(Fields.Count, HashCode.Combine);
    }

    public sealed record Optional(ValueType Held) : ValueType
    {
        public override string Name => $"optional<{Held.Name}>";
    }

    /// <summary>A type that the arguments of one call decide ("T" of a generic function); never a type of a value.</summary>
    internal sealed record Parameter(string Letter) : ValueType
    {
        public override string Name => Letter;
    }

    /// <param name="Required">False where the field may be absent from a value.</param>
    public sealed record Field(ValueType Type, bool Required);

    public sealed override string ToString() => Name;
}
