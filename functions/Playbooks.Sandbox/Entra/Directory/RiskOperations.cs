using System.Text.Json.Nodes;
using Playbooks.Sandbox.Entra.Graph;
using Playbooks.Sandbox.Hosting;
using static Playbooks.Sandbox.Entra.Directory.ClientLookup;

namespace Playbooks.Sandbox.Entra.Directory;

/// <summary>Workload identities that somebody called compromised.</summary>
internal static class RiskOperations
{
    private const string Path = "identityProtection/riskyServicePrincipals";
    private static readonly string[] Writers = ["IdentityRiskyServicePrincipal.ReadWrite.All"];

    public static IEnumerable<GraphOperation> All =>
    [
        new("GET", Path, "riskyServicePrincipal:list", ["IdentityRiskyServicePrincipal.Read.All", .. Writers], List),
        new("POST", Path + "/confirmCompromised", "riskyServicePrincipal:confirmCompromised", Writers, call => Mark(call, compromised: true)) { Contains = true },
        new("POST", Path + "/dismiss", "riskyServicePrincipal:dismiss", Writers, call => Mark(call, compromised: false)),
    ];

    private static Answer List(GraphCall call) => GraphQuery.List(
        call, Path, call.Directory.ServicePrincipals.Where(principal => principal.ConfirmedCompromised).Select(Write));

    private static Answer Mark(GraphCall call, bool compromised) => WithBody(call, body =>
    {
        var ids = (body["servicePrincipalIds"] as JsonArray ?? []).Select(id => id?.ToString() ?? "").ToList();
        var found = ids.Select(call.Directory.Find).OfType<EntraServicePrincipal>().ToList();
        if (ids.Count == 0 || found.Count != ids.Count)
        {
            return call.Refused(GraphError.Bad("servicePrincipalIds must name service principals of this tenant."));
        }

        found.ForEach(principal => principal.ConfirmedCompromised = compromised);
        return GraphAnswers.Done;
    });

    private static JsonObject Write(EntraServicePrincipal principal) => new()
    {
        ["id"] = principal.Id,
        ["appId"] = principal.AppId,
        ["displayName"] = principal.Name,
        ["riskLevel"] = "high",
        ["riskState"] = "confirmedCompromised",
        ["riskDetail"] = "adminConfirmedServicePrincipalCompromised",
    };
}
