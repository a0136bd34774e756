namespace Playbooks.Connectors.Http;

/// <summary>One request to a provider, before it is signed.</summary>
/// <param name="Operation">Our name of the operation; it is in every failure.</param>
/// <param name="Url">Absolute, and inside the configured hosts.</param>
public sealed record ProviderRequest(string Operation, HttpMethod Method, Uri Url)
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The type of the body; null sends none.</summary>
    public string? ContentType { get; init; }

    /// <summary>Whether the provider's state is the same after one and after two of it; decided by the method unless said otherwise.</summary>
    public bool Repeatable { get; init; } =
        Method == HttpMethod.Get || Method == HttpMethod.Head || Method == HttpMethod.Put || Method == HttpMethod.Delete;

    /// <summary>Bytes of the answer's body; more is a failure. Null takes the settings' bound.</summary>
    public int? LargestAnswer { get; init; }

    /// <summary>Whether one redirect may be followed to the hosts configured for downloads, without the credential.</summary>
    public bool FollowsDownload { get; init; }

    /// <summary>Whether to sign it; a few endpoints refuse an authenticated request.</summary>
    public bool Signed { get; init; } = true;
}
