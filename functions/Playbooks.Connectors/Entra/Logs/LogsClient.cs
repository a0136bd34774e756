using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Entra.Logs;

/// <summary>Entra's logs. They arrive late: minutes to about two hours.</summary>
internal sealed class LogsClient(GraphChannel graph)
{
    /// <summary>By beta: only there service principals' sign-ins carry the credential that was used.</summary>
    public Task<Answer<ImmutableArray<EntraSignIn>>> ListSignInsAsync(string appId, DateTimeOffset since, CancellationToken token)
    {
        var filter = $"signInEventTypes/any(t:t eq 'servicePrincipal') and appId eq '{Quoted(appId)}' and createdDateTime ge {Stamp(since)}";
        return graph.ListAsync("list-sign-ins", $"auditLogs/signIns?$filter={Uri.EscapeDataString(filter)}&$top=1000", SignIn, token, GraphChannel.Beta);
    }

    public Task<Answer<ImmutableArray<DirectoryAudit>>> ListAuditsAsync(DateTimeOffset since, CancellationToken token) =>
        graph.ListAsync("list-directory-audits", $"auditLogs/directoryAudits?$filter={Uri.EscapeDataString($"activityDateTime ge {Stamp(since)}")}&$top=1000", Audit, token);

    /// <summary>By beta: when each credential of an application signed in last.</summary>
    public Task<Answer<ImmutableArray<CredentialUse>>> ListUseAsync(string appId, CancellationToken token) => graph.ListAsync(
        "list-credential-use", $"reports/appCredentialSignInActivities?$filter={Uri.EscapeDataString($"appId eq '{Quoted(appId)}'")}",
        e => new CredentialUse(e.Text("keyId"), e.TextOrNull("keyType"), e.TextOrNull("credentialOrigin"), (e.Member("signInActivity") ?? default).Time("lastSignInDateTime")), token, GraphChannel.Beta);

    /// <summary>The days that the directory could be compared with or put back to.</summary>
    public Task<Answer<ImmutableArray<DirectorySnapshot>>> ListSnapshotsAsync(CancellationToken token) => graph.ListAsync(
        "list-snapshots", "directory/recovery/snapshots", e => new DirectorySnapshot(e.Text("id"), e.Time("createdDateTime"), e.Whole("totalChangedObjects")), token);

    private static EntraSignIn SignIn(JsonElement e) => new(
        e.Text("id"), e.Time("createdDateTime"), e.TextOrNull("appId") ?? "", e.TextOrNull("appDisplayName"), e.TextOrNull("servicePrincipalId"),
        e.TextOrNull("resourceDisplayName"), e.TextOrNull("ipAddress"), (e.Member("status") ?? default).Whole("errorCode") ?? 0,
        e.TextOrNull("servicePrincipalCredentialKeyId"), e.TextOrNull("federatedCredentialId"), e.TextOrNull("clientCredentialType"), e.TextOrNull("uniqueTokenIdentifier"));

    private static DirectoryAudit Audit(JsonElement e)
    {
        var by = e.Member("initiatedBy") ?? default;
        return new DirectoryAudit(
            e.Text("id"), e.Time("activityDateTime"), e.TextOrNull("activityDisplayName") ?? "", e.TextOrNull("category"), e.TextOrNull("result"),
            (by.Member("app") ?? default).TextOrNull("displayName"), (by.Member("user") ?? default).TextOrNull("userPrincipalName"),
            [.. e.Items("targetResources").Select(t => t.TextOrNull("displayName") ?? t.TextOrNull("id") ?? "")]);
    }

    private static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => text.Replace("'", "''", StringComparison.Ordinal);
}
