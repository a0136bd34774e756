using System.Collections.Immutable;
using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts.Microsoft;

/// <summary>Whom and what Microsoft's products name in evidence and entities, each with its own spelling.</summary>
internal static class Entities
{
    public static string? IdentityOf(IEnumerable<Value> entities) => entities.Select(Identity).FirstOrDefault(found => found is not null);

    public static ImmutableArray<string> Resources(IEnumerable<Value> entities) => Fields.Some(entities.SelectMany(Names));

    public static ImmutableArray<string> Indicators(IEnumerable<Value> entities) => Fields.Some(entities.SelectMany(e => new[]
    {
        e.Says("ipAddress") ?? e.Says("properties", "address"),
        e.Says("url") ?? e.Says("properties", "url"),
        e.Says("domainName") ?? e.Says("properties", "domainName"),
        e.Says("sha256") ?? e.Says("fileDetails", "sha256") ?? e.Says("properties", "hashValue"),
    }));

    /// <summary>Only names that are one's own in the whole directory: every machine has an account SYSTEM.</summary>
    private static string? Identity(Value entity) =>
        entity.Says("servicePrincipalObjectId") ?? entity.Says("servicePrincipalId") ?? entity.Says("appId") ?? entity.Says("oAuthAppId")
        ?? entity.Says("userAccount", "userPrincipalName") ?? entity.Says("userPrincipalName") ?? entity.Says("properties", "userPrincipalName")
        ?? entity.Says("userAccount", "azureAdUserId") ?? entity.Says("aadUserId") ?? entity.Says("properties", "aadUserId");

    private static IEnumerable<string?> Names(Value entity) =>
    [
        entity.Says("deviceDnsName") ?? entity.Says("hostName") ?? entity.Says("properties", "hostName"),
        entity.Says("mdeDeviceId") ?? entity.Says("deviceId"),
        entity.Says("resourceId") ?? entity.Says("properties", "resourceId") ?? entity.Says("azureResourceId"),
        entity.Says("amazonResourceId"),
    ];
}
