using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Requests;

/// <summary>
/// GitHub's secondary limits (docs.github.com, "Rate limits for the REST API"): 900 points a minute, one for a read and five for a write;
/// 80 requests a minute and 500 an hour that create content. Which those are it does not say: within a minute each that writes a body is
/// taken for one, within an hour each that makes something new (a run, a ref, a pull request), not one that puts what is there already.
/// </summary>
internal static class GitHubPace
{
    public static Pace Published(TimeProvider time) =>
        new(time, new PaceLimit(900, Points), new PaceLimit(80, Content), new PaceLimit(500, New) { Window = TimeSpan.FromHours(1) });

    private static int Points(HttpMethod method) => method == HttpMethod.Get || method == HttpMethod.Head ? 1 : 5;

    private static int Content(HttpMethod method) => method == HttpMethod.Post || method == HttpMethod.Put || method == HttpMethod.Patch ? 1 : 0;

    private static int New(HttpMethod method) => method == HttpMethod.Post ? 1 : 0;
}
