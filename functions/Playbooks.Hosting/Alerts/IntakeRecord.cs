using System.Security.Cryptography;
using System.Text;
using Playbooks.Core.Alerts;
using Playbooks.Core.Values;

namespace Playbooks.Hosting.Alerts;

/// <summary>One delivery as it is kept: proven to be from whom it says, not yet understood.</summary>
/// <param name="Source">One of <see cref="AlertSources.Names"/>.</param>
/// <param name="Event">What the transport said of the body, or null.</param>
/// <param name="Delivery">The sender's id of it; the same id is the same delivery.</param>
/// <param name="Sha256">Of the body's bytes, in hex: proves what was sent where secrets in it are masked.</param>
/// <param name="Body">As it was sent, with secrets masked.</param>
public sealed record IntakeRecord(DateTimeOffset At, string Source, string? Event, string Delivery, string Sha256, Value Body)
{
    /// <summary>Names the delivery, and the body, within its source.</summary>
    public (string Id, string Body) Keys => (Key($"{Source}\n{Delivery}"), Key($"{Source}\n{Sha256}"));

    public static IntakeRecord Of(DateTimeOffset at, string source, string? name, string delivery, ReadOnlySpan<byte> bytes, Value body) =>
        new(at, source, name, delivery, Convert.ToHexStringLower(SHA256.HashData(bytes)), Originals.Mask(body));

    /// <summary>One line of JSON, with its line feed.</summary>
    public byte[] Write() => AlertLines.Of(Value.MapOf(
        ("at", Value.Of(At)), ("source", Value.Of(Source)), ("event", Value.Of(Event)), ("delivery", Value.Of(Delivery)), ("sha256", Value.Of(Sha256)), ("body", Body)));

    /// <summary>Null for a line that says something else.</summary>
    public static IntakeRecord? Read(ReadOnlyMemory<byte> line) =>
        AlertLines.Read(line) is { } value && value.GetText("source") is { } source && value.GetText("delivery") is { } delivery && value.GetText("sha256") is { } sha && value.Get("body") is { } body
            ? new(AlertLines.Time(value, "at"), source, value.GetText("event"), delivery, sha, body)
            : null;

    private static string Key(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
