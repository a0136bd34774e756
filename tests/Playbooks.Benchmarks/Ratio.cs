namespace Playbooks.Benchmarks;

/// <param name="Value">Of one measurement to another of the same minute; absolute figures drift, these less.</param>
internal sealed record Ratio(string Name, double Value, double Target);
