using System.Text.Json.Nodes;
using Playbooks.Sandbox.Entra.Directory;
using Playbooks.Sandbox.Entra.Graph;

namespace Playbooks.Sandbox.Entra.Logs;

/// <summary>A service principal's sign-in as the beta log shows it.</summary>
internal sealed record SignIn(string Id, DateTimeOffset At, EntraServicePrincipal Principal, string? PasswordKeyId, string? FederatedId, string Address)
{
    public int ErrorCode { get; init; }

    public string? FailureReason { get; init; }

    public string Resource { get; init; } = "Microsoft Graph";

    public JsonObject Write() => new()
    {
        ["id"] = Id,
        ["createdDateTime"] = GraphWriting.Time(At),
        ["appId"] = Principal.AppId,
        ["appDisplayName"] = Principal.Name,
        ["servicePrincipalId"] = Principal.Id,
        ["servicePrincipalName"] = Principal.Name,
        ["ipAddress"] = Address,
        ["resourceDisplayName"] = Resource,
        ["resourceId"] = EntraDirectory.GraphAppId,
        ["isInteractive"] = false,
        ["signInEventTypes"] = new JsonArray("servicePrincipal"),
        ["servicePrincipalCredentialKeyId"] = PasswordKeyId,
        ["federatedCredentialId"] = FederatedId,
        ["clientCredentialType"] = FederatedId is not null ? "federatedIdentityCredential" : "clientSecret",
        ["uniqueTokenIdentifier"] = Id,
        ["status"] = new JsonObject { ["errorCode"] = ErrorCode, ["failureReason"] = FailureReason },
    };
}
