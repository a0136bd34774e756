using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Apps;

/// <summary>Asked as the App itself; no permission is needed.</summary>
internal static class AppRequests
{
    public static Task<Answer<OwnApp>> GetAppAsync(this GitHubApi app, CancellationToken token) =>
        app.ReadAsync<OwnApp>("github.get-app", GitHubPath.Of($"/app"), token);
}
