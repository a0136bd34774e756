namespace Playbooks.Connectors.Http;

/// <summary>One attempt and what came of it.</summary>
/// <param name="Headers">As sent, with credentials shown as <c>***</c>.</param>
/// <param name="Reply">Null where none came.</param>
public sealed record Exchange(
    string Operation,
    string Method,
    Uri Url,
    IReadOnlyDictionary<string, string> Headers,
    ReadOnlyMemory<byte> Body,
    Reply? Reply);
