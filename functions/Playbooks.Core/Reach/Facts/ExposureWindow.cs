using System.Collections.Immutable;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reach.Facts;

/// <summary>When an artifact was hostile, both ends inclusive.</summary>
public sealed record ExposureWindow(DateTimeOffset From, DateTimeOffset To)
{
    /// <returns>Null where one of them is not a window.</returns>
    public static ImmutableArray<ExposureWindow>? Read(Value? windows)
    {
        var read = (windows?.Items ?? []).Select(w => (From: w.Time("from"), To: w.Time("to"))).ToList();
        return read.All(w => w.From <= w.To) ? [.. read.Select(w => new ExposureWindow(w.From.GetValueOrDefault(), w.To.GetValueOrDefault()))] : null;
    }
}
