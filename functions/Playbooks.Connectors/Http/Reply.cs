using System.Net.Http.Headers;

namespace Playbooks.Connectors.Http;

/// <summary>A complete answer: its body was read to the end and is within the budget.</summary>
public sealed record Reply(int Status, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The header of that name in any case, several values joined by a comma; or null.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The media type without parameters, in lower case; empty where none was given.</summary>
    public string MediaType =>
        MediaTypeHeaderValue.TryParse(Header("Content-Type"), out var type) ? type.MediaType?.ToLowerInvariant() ?? "" : "";
}
