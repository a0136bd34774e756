using System.Collections.Immutable;

namespace Playbooks.Core.Values;

/// <summary>
/// One value of the Common Expression Language, which is also what inputs, arguments, observations and outputs are made of.
/// A secret is never a value: it lives as <c>SecretText</c> inside one action.
/// </summary>
public abstract record Value
{
    private Value()
    {
    }

    public static Value Nothing { get; } = new Null();

    public static Value True { get; } = new Bool(true);

    public static Value False { get; } = new Bool(false);

    public static Value EmptyMap { get; } = new Map(ValueMap.Empty);

    public static Value EmptyList { get; } = new List([]);

    public sealed record Null : Value;

    public sealed record Bool(bool Flag) : Value;

    public sealed record Int(long Number) : Value;

    public sealed record Uint(ulong Number) : Value;

    public sealed record Double(double Number) : Value;

    public sealed record Text(string Content) : Value;

    public sealed record Bytes(ImmutableArray<byte> Content) : Value
    {
        public bool Equals(Bytes? other) => other is not null && Content.AsSpan().SequenceEqual(other.Content.AsSpan());

        public override int GetHashCode() => HashCode.Combine(Content.Length, Content.IsEmpty ? 0 : Content[^1]);
    }

    public sealed record List(ImmutableArray<Value> Elements) : Value
    {
        public bool Equals(List? other) => other is not null && Elements.SequenceEqual(other.Elements);

        public override int GetHashCode() => Elements.Aggregate(Elements.Length, HashCode.Combine);
    }

    public sealed record Map(ValueMap Entries) : Value;

    /// <param name="Seconds">Seconds since 1970-01-01T00:00:00Z, from year 1 to year 9999.</param>
    /// <param name="Nanos">0 to 999,999,999, counted forward from <paramref name="Seconds"/>.</param>
    public sealed record Timestamp(long Seconds, int Nanos) : Value;

    /// <param name="Seconds">Whole seconds; carries the sign.</param>
    /// <param name="Nanos">-999,999,999 to 999,999,999, of the same sign as <paramref name="Seconds"/>.</param>
    public sealed record Duration(long Seconds, int Nanos) : Value;

    public sealed record Type(string Name) : Value;

    public sealed record Optional(Value? Held) : Value;

    public static Value Of(bool flag) => flag ? True : False;

    public static Value Of(long number) => new Int(number);

    public static Value Of(double number) => new Double(number);

    public static Value Of(string? content) => content is null ? Nothing : new Text(content);

    public static Value Of(DateTimeOffset time)
    {
        var ticks = time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
        var seconds = Math.DivRem(ticks, TimeSpan.TicksPerSecond, out var rest);
        return rest < 0 ? new Timestamp(seconds - 1, (int)(rest + TimeSpan.TicksPerSecond) * 100) : new Timestamp(seconds, (int)rest * 100);
    }

    public static Value Of(TimeSpan span) =>
        new Duration(span.Ticks / TimeSpan.TicksPerSecond, (int)(span.Ticks % TimeSpan.TicksPerSecond) * 100);

    public static Value ListOf(IEnumerable<Value> items) => new List([.. items]);

    public static Value ListOf(IEnumerable<string> items) => new List([.. items.Select(Of)]);

    public static Value MapOf(params ReadOnlySpan<(string Name, Value Value)> entries)
    {
        return new Map(ValueMap.Of(entries));
    }

    /// <summary>The member of that name, or null where this is no map or has no such member.</summary>
    public Value? Get(string name) => this is Map map ? map.Entries.Get(name) : null;

    /// <summary>The text of that member, or null where it is absent or no text.</summary>
    public string? GetText(string name) => (Get(name) as Text)?.Content;

    /// <summary>The items of a list; nothing for any other value.</summary>
    public ImmutableArray<Value> Items => this is List list ? list.Elements : [];

    public DateTimeOffset? AsTime() =>
        this is Timestamp t ? DateTimeOffset.FromUnixTimeSeconds(t.Seconds).AddTicks(t.Nanos / 100) : null;
}
