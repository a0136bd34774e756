namespace Playbooks.Sandbox.Hosting;

/// <summary>Base addresses of a running sandbox, without a trailing slash in their text form.</summary>
public sealed record Endpoints(Uri GitHub, Uri Aws, Uri EntraLogin, Uri Graph, Uri Control)
{
    internal static Endpoints Of(IReadOnlyDictionary<Listener, int> ports) => new(
        At(ports[Listener.GitHub]), At(ports[Listener.Aws]), At(ports[Listener.EntraLogin]), At(ports[Listener.Graph]), At(ports[Listener.Control]));

    private static Uri At(int port) => new($"http://127.0.0.1:{port}");
}
