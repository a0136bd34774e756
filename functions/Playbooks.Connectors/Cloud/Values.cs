using Playbooks.Core.Values;

namespace Playbooks.Connectors.Cloud;

/// <summary>Short ways to write outputs: JSON values, times as RFC 3339 text.</summary>
internal static class Values
{
    public static Value Time(DateTimeOffset? time) =>
        time is { } at && Value.Of(at) is Value.Timestamp stamp ? Value.Of(TimeText.Write(stamp)) : Value.Nothing;

    public static Value List<T>(IEnumerable<T> items, Func<T, Value> write) => Value.ListOf(items.Select(write));
}
