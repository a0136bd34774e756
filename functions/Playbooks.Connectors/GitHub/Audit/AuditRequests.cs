using System.Collections.Immutable;
using System.Globalization;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Audit;

/// <summary>Enterprise Cloud. Permission: organization_administration:read. 1,750 requests an hour.</summary>
internal static class AuditRequests
{
    /// <summary>Events from a time on, oldest first, of the web and of git; the listing ends at <paramref name="most"/>.</summary>
    public static Task<Answer<ImmutableArray<AuditEvent>>> ReadAuditLogAsync(this GitHubApi api, string organization, DateTimeOffset since, string? phrase, int most, CancellationToken token)
    {
        var created = $"created:>={since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}";
        var query = phrase is null ? created : $"{created} {phrase}";
        var seen = 0;
        return api.ListAsync<ImmutableArray<AuditEvent>, AuditEvent>(
            "github.read-audit-log", GitHubPath.Of($"/orgs/{organization}/audit-log?phrase={query}&include=all&order=asc&per_page=100"), page => page, page => (seen += page.Length) < most, token);
    }
}
