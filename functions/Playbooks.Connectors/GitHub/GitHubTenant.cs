using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Apps;
using Playbooks.Connectors.GitHub.Requests;

namespace Playbooks.Connectors.GitHub;

/// <summary>The organisations of the tenant, each with the installation of our App there.</summary>
public sealed class GitHubTenant(IEnumerable<KeyValuePair<string, GitHubConnection>> organizations) : IDisposable
{
    private readonly ImmutableSortedDictionary<string, GitHubConnection> byName =
        organizations.ToImmutableSortedDictionary(o => o.Key, o => o.Value, StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Organizations => byName.Keys;

    /// <summary>Null where the organisation, or user, is not configured.</summary>
    internal GitHubApi? Find(string owner) => byName.GetValueOrDefault(owner)?.Api;

    /// <summary>Asks as the App itself; null where the organisation is not configured.</summary>
    internal GitHubApi? FindApp(string owner) => byName.GetValueOrDefault(owner)?.App;

    /// <summary>Another App of that organisation's whose key or client secret the tenant holds.</summary>
    internal OtherAppAccess? FindOther(string owner, long app) => byName.GetValueOrDefault(owner)?.Others.GetValueOrDefault(app);

    public void Dispose()
    {
        foreach (var connection in byName.Values)
        {
            connection.Dispose();
        }
    }
}
