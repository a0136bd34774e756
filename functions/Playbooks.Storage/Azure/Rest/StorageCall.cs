using Azure.Core;

namespace Playbooks.Storage.Azure.Rest;

/// <summary>One request, below the place's address.</summary>
/// <param name="Path">Container and name, as they are; empty for the account.</param>
/// <param name="Query">Names and values, as they are.</param>
internal sealed record StorageCall(RequestMethod Method, string Path, params (string Name, string Value)[] Query)
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public ReadOnlyMemory<byte>? Body { get; init; }
}
