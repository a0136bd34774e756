using System.Collections.Immutable;
using Playbooks.Core.Values;

namespace Playbooks.Hosting.Alerts;

/// <summary>What the ledger says, line by line.</summary>
internal abstract record LedgerLine
{
    private LedgerLine()
    {
    }

    /// <summary>What became of one record.</summary>
    /// <param name="Journal">The intake journal, and <paramref name="Number"/> its line from 1.</param>
    /// <param name="Id">The delivery's key; <paramref name="Body"/> is its body's.</param>
    /// <param name="Refused">Why it is no alert; null where it is one.</param>
    public sealed record Decided(DateTimeOffset At, string Journal, int Number, string Source, string Delivery, string Id, string Body, string? Refused, ImmutableArray<LedgerDecision> Decisions) : LedgerLine;

    /// <summary>The run was made.</summary>
    public sealed record Made(string Run) : LedgerLine;

    /// <summary>The run has read inputs of that digest.</summary>
    public sealed record Told(string Run, string Digest) : LedgerLine;

    /// <summary>The run ended before it read inputs of that digest: another one answers to what became known.</summary>
    public sealed record Followed(string Ended, string Source, LedgerDecision By) : LedgerLine;

    /// <summary>All of an intake journal has been decided, and nothing is added to it any more.</summary>
    public sealed record Closed(string Journal) : LedgerLine;

    /// <summary>The first line of each journal of alerts.</summary>
    public static byte[] Head(DateTimeOffset at) => AlertLines.Of(Value.MapOf(("format", Value.Of(1)), ("at", Value.Of(at))));

    public byte[] Write() => AlertLines.Of(this switch
    {
        Decided d => Value.MapOf(
            ("at", Value.Of(d.At)), ("journal", Value.Of(d.Journal)), ("line", Value.Of(d.Number)), ("source", Value.Of(d.Source)), ("delivery", Value.Of(d.Delivery)),
            ("id", Value.Of(d.Id)), ("body", Value.Of(d.Body)), ("refused", Value.Of(d.Refused)), ("decisions", Value.ListOf(d.Decisions.Select(decision => decision.ToValue())))),
        Made made => Value.MapOf(("made", Value.Of(made.Run))),
        Told told => Value.MapOf(("told", Value.Of(told.Run)), ("digest", Value.Of(told.Digest))),
        Followed followed => Value.MapOf(("followed", Value.Of(followed.Ended)), ("source", Value.Of(followed.Source)), ("by", followed.By.ToValue())),
        Closed closed => Value.MapOf(("closed", Value.Of(closed.Journal))),
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    /// <summary>Null for a line that says nothing of these.</summary>
    public static LedgerLine? Read(ReadOnlyMemory<byte> line) => AlertLines.Read(line) switch
    {
        null => null,
        var value when value.GetText("made") is { } run => new Made(run),
        var value when value.GetText("told") is { } run => new Told(run, value.GetText("digest") ?? ""),
        var value when value.GetText("followed") is { } run && value.Get("by") is { } by => new Followed(run, value.GetText("source") ?? "", LedgerDecision.Read(by)),
        var value when value.GetText("closed") is { } journal => new Closed(journal),
        var value when value.GetText("journal") is { } journal => new Decided(
            AlertLines.Time(value, "at"), journal, (int)((value.Get("line") as Value.Int)?.Number ?? 0), value.GetText("source") ?? "", value.GetText("delivery") ?? "",
            value.GetText("id") ?? "", value.GetText("body") ?? "", value.GetText("refused"), [.. (value.Get("decisions")?.Items ?? []).Select(LedgerDecision.Read)]),
        _ => null,
    };
}
