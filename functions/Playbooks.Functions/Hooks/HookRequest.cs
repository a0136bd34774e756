using Microsoft.AspNetCore.Http;
using Playbooks.Core.Values;

namespace Playbooks.Functions.Hooks;

/// <summary>What was posted, and when. Nothing of it is proven.</summary>
internal sealed record HookRequest(IHeaderDictionary Headers, ReadOnlyMemory<byte> Body, DateTimeOffset At)
{
    private const int LongestHeader = 4_096;

    /// <summary>A header that is there once; null otherwise.</summary>
    public string? Header(string name) => Headers.TryGetValue(name, out var values) && values is [{ Length: > 0 and <= LongestHeader } only] ? only : null;

    /// <summary>Null where the body is no JSON.</summary>
    public Value? Json() => Json(JsonBounds.Usual);

    /// <summary>Null where the body is no JSON within the bounds.</summary>
    public Value? Json(JsonBounds bounds) => PlainJson.Read(Body.Span, bounds) is JsonOutcome.Read read ? read.Value : null;
}
