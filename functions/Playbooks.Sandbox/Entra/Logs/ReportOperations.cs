using System.Text.Json.Nodes;
using Playbooks.Sandbox.Entra.Graph;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.Entra.Logs;

/// <summary>The last sign-in by each credential (beta), and the directory's snapshots.</summary>
internal static class ReportOperations
{
    public static IEnumerable<GraphOperation> All =>
    [
        new("GET", "reports/appCredentialSignInActivities", "report:appCredentialSignInActivities", ["AuditLog.Read.All"], Activities),
        new("GET", "directory/recovery/snapshots", "recovery:snapshots", ["EntraBackup.Read.All"], Snapshots),
    ];

    private static Answer Activities(GraphCall call) => !call.IsBeta
        ? call.Refused(GraphError.NoSegment(call.Http.RawPath))
        : GraphQuery.List(call, "reports/appCredentialSignInActivities", call.Directory.Logs.SignIns(call.Now - call.Directory.VisibilityDelay)
            .Where(entry => Key(entry) is not null && entry["status"]?["errorCode"]?.GetValue<int>() == 0)
            .GroupBy(Key).Select(entries => Activity(entries.First())));

    private static string? Key(JsonObject signIn) => (signIn["servicePrincipalCredentialKeyId"] ?? signIn["federatedCredentialId"])?.ToString();

    private static JsonObject Activity(JsonObject last) => new()
    {
        ["id"] = Key(last),
        ["appId"] = last["appId"]?.ToString(),
        ["keyId"] = Key(last),
        ["keyType"] = last["clientCredentialType"]?.ToString(),
        ["keyUsage"] = "verify",
        ["credentialOrigin"] = "application",
        ["signInActivity"] = new JsonObject { ["lastSignInDateTime"] = last["createdDateTime"]?.ToString(), ["lastSignInRequestId"] = last["id"]?.ToString() },
    };

    /// <summary>One a day, for the last five.</summary>
    private static Answer Snapshots(GraphCall call) => GraphQuery.List(call, "directory/recovery/snapshots", Enumerable.Range(1, 5).Select(day => new JsonObject
    {
        ["id"] = call.Directory.Mint.Guid($"snapshot/{call.Now.AddDays(-day):yyyy-MM-dd}").ToString(),
        ["createdDateTime"] = GraphWriting.Time(new DateTimeOffset(call.Now.UtcDateTime.Date.AddDays(1 - day), TimeSpan.Zero)),
        ["totalChangedObjects"] = 0,
    }));
}
