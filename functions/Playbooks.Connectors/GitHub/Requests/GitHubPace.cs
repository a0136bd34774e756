using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Requests;

/// <summary>
/// GitHub's secondary limits (docs.github.com, "Rate limits for the REST API"): 900 points a minute, one for a read and five for a write;
/// and 80 requests a minute that create content. Which those are it does not say, so each that writes a body is taken for one.
/// The 500 of them an hour are left to GitHub's Retry-After: an action cannot wait so long by itself.
/// </summary>
internal static class GitHubPace
{
    public static Pace Published(TimeProvider time) => new(time, new PaceLimit(900, Points), new PaceLimit(80, Content));

    private static int Points(HttpMethod method) => method == HttpMethod.Get || method == HttpMethod.Head ? 1 : 5;

    private static int Content(HttpMethod method) => method == HttpMethod.Post || method == HttpMethod.Put || method == HttpMethod.Patch ? 1 : 0;
}
