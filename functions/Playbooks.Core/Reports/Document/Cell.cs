using System.Globalization;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reports.Document;

/// <summary>One piece of text, safe to show: bounded, without control and direction characters. Writings still escape it.</summary>
public sealed record Cell
{
    private Cell(string text, Tone tone, Value data)
    {
        Text = text;
        Tone = tone;
        Data = data;
    }

    public static Cell Empty { get; } = Of("");

    public string Text { get; }

    public Tone Tone { get; }

    /// <summary>The same for machines: a number as a number, a time as a time.</summary>
    public Value Data { get; }

    public static Cell Of(string? text, Tone tone = Tone.Plain)
    {
        var safe = SafeText.Of(text ?? "");
        return new Cell(safe, tone, Value.Of(safe));
    }

    public static Cell Code(string? text) => Of(text, Tone.Code);

    public static Cell Of(long number, Tone tone = Tone.Plain) => new(number.ToString("N0", CultureInfo.InvariantCulture), tone, Value.Of(number));

    public static Cell Of(DateTimeOffset? time) => time is { } at ? new(TimeOf(at), Tone.Plain, Value.Of(at)) : Empty;

    /// <summary>Text that is a time where it is RFC 3339, and else what it is.</summary>
    public static Cell Time(string? text) => TimeText.TryRead(text ?? "", out var time) ? Of(time.AsTime()) : Of(text);

    public static Cell Of(TimeSpan span) => new(Words.Of(span), Tone.Plain, Value.Of(span));

    public static string TimeOf(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
