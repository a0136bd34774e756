namespace Playbooks.Connectors.Http;

/// <summary>
/// The only places a client talks to: <c>https</c> origins, or <c>http</c> on loopback. No link, redirect or paging address
/// that an answer carries leads anywhere else.
/// </summary>
public sealed class Egress
{
    private readonly List<Place> places;

    private Egress(List<Place> places) => this.places = places;

    public static Egress Nowhere { get; } = new([]);

    /// <param name="origins">Such as <c>https://api.github.com</c>, <c>http://127.0.0.1:8080</c>, or <c>https://*.example.com</c> for every host below.</param>
    /// <exception cref="ArgumentException">One of them is no origin that may be talked to; the message names it.</exception>
    public static Egress To(params IEnumerable<string> origins) => new([.. origins.Select(Parse)]);

    public bool Permits(Uri url) => url.IsAbsoluteUri && url.UserInfo.Length == 0 && IsSafe(url) && places.Any(p => p.Covers(url));

    /// <summary>Null where it may be sent; otherwise the failure, which names the host and nothing of path or query.</summary>
    public ProviderFailure? Refusal(string operation, Uri url) =>
        Permits(url) ? null : new(FailureKind.EgressRefused, operation, $"{Origin(url)} is not one of the configured hosts; nothing was sent there");

    private static string Origin(Uri url) => url.IsAbsoluteUri ? $"{url.Scheme}://{url.Host}:{url.Port}" : "a relative address";

    private static bool IsSafe(Uri url) => url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback);

    private static Place Parse(string origin)
    {
        var below = origin.StartsWith("https://*.", StringComparison.Ordinal);
        var text = below ? string.Concat("https://", origin.AsSpan("https://*.".Length)) : origin;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && IsSafe(url) && url.UserInfo.Length == 0
            ? new Place(url.Scheme, url.IdnHost, url.Port, below)
            : throw new ArgumentException($"'{origin}' is no address to talk to: use https, or http on loopback only", nameof(origin));
    }

    private sealed record Place(string Scheme, string Host, int Port, bool Below)
    {
        public bool Covers(Uri url) => url.Scheme == Scheme && url.Port == Port && IsHost(url.IdnHost);

        private bool IsHost(string host) =>
            Below ? host.EndsWith($".{Host}", StringComparison.OrdinalIgnoreCase) : host.Equals(Host, StringComparison.OrdinalIgnoreCase);
    }
}
