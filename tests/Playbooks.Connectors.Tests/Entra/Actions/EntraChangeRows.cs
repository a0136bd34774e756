using Playbooks.Core.Values;
using EntraChangeRow = Playbooks.Connectors.Tests.Actions.ChangeRow<Playbooks.Connectors.Tests.Entra.EntraSandbox>;
using static Playbooks.Connectors.Tests.Entra.EntraSandbox;

namespace Playbooks.Connectors.Tests.Entra.Actions;

/// <summary>Every action of Entra that changes or destroys, at work.</summary>
internal static class EntraChangeRows
{
    private static readonly Dictionary<string, string> Absent = new() { ["Request_ResourceNotFound"] = "succeeded" };

    public static IReadOnlyList<EntraChangeRow> All { get; } = [.. Applications, .. Credentials, .. Principals, .. Users, .. Policies];

    private static IEnumerable<EntraChangeRow> Applications =>
    [
        new("entra.deactivate-application", "application:update", entra => [With("application", entra.Id("application", "deployer"))]),
        new("entra.activate-application", "application:update", entra => [With("application", entra.Id("application", "deployer"))])
        {
            Arrange = entra => entra.DoneAsync("entra.deactivate-application", With("application", entra.Id("application", "deployer"))),
        },
        new("entra.remove-owner", "application:removeOwner", entra => Owner(entra)) { Refusals = Absent },
        new("entra.restore-owner", "application:addOwner", entra => Owner(entra)) { Arrange = entra => entra.DoneAsync("entra.remove-owner", Owner(entra)) },
    ];

    private static IEnumerable<EntraChangeRow> Credentials =>
    [
        new("entra.remove-password", "application:removePassword", entra => [With("application", entra.Id("application", "deployer")), With("keyId", entra.Id("password", "leaked"))]) { Refusals = Absent },
        new("entra.remove-federated-credential", "federatedIdentityCredential:delete", entra => [With("application", entra.Id("application", "deployer")), With("credential", "github-main")]) { Refusals = Absent },
        new("entra.restore-federated-credential", "federatedIdentityCredential:create", entra =>
        [
            With("application", entra.Id("application", "deployer")), With("credential", "github-main"), With("issuer", "https://token.actions.githubusercontent.com"),
            With("subject", "repo:acme/shop:ref:refs/heads/main"), ("audiences", Value.ListOf(["api://AzureADTokenExchange"])),
        ])
        {
            Arrange = entra => entra.DoneAsync("entra.remove-federated-credential", With("application", entra.Id("application", "deployer")), With("credential", "github-main")),
        },
        new("entra.remove-certificate", "application:update", entra => [With("application", entra.Id("application", "deployer")), With("keyId", entra.Id("certificate", "signing"))]),
        new("entra.restore-certificate", "application:update", entra =>
        [
            With("application", entra.Id("application", "deployer")),
            With("certificate", $$"""{"keyId":"{{entra.Id("certificate", "new")}}","displayName":"new","type":"AsymmetricX509Cert","usage":"Verify","key":"bmV3","startDateTime":"2026-01-01T00:00:00Z","endDateTime":"2027-01-01T00:00:00Z"}"""),
        ]),
    ];

    private static IEnumerable<EntraChangeRow> Principals =>
    [
        new("entra.disable-principal", "servicePrincipal:update", entra => [With("principal", entra.Id("sp", "deployer"))]),
        new("entra.enable-principal", "servicePrincipal:update", entra => [With("principal", entra.Id("sp", "deployer"))])
        {
            Arrange = entra => entra.DoneAsync("entra.disable-principal", With("principal", entra.Id("sp", "deployer"))),
        },
        new("entra.confirm-compromised", "riskyServicePrincipal:confirmCompromised", entra => [With("principal", entra.Id("sp", "deployer"))]),
        new("entra.dismiss-risk", "riskyServicePrincipal:dismiss", entra => [With("principal", entra.Id("sp", "deployer"))])
        {
            Arrange = entra => entra.DoneAsync("entra.confirm-compromised", With("principal", entra.Id("sp", "deployer"))),
        },
        new("entra.remove-grant", "oauth2PermissionGrant:delete", entra => Grant(entra)) { Refusals = Absent },
        new("entra.restore-grant", "oauth2PermissionGrant:create", entra => [.. Grant(entra), With("scope", "Mail.Read")]) { Arrange = entra => entra.DoneAsync("entra.remove-grant", Grant(entra)) },
        new("entra.remove-app-role", "servicePrincipal:removeAppRole", entra => AppRole(entra)) { Refusals = Absent },
        new("entra.restore-app-role", "servicePrincipal:assignAppRole", entra => AppRole(entra)) { Arrange = entra => entra.DoneAsync("entra.remove-app-role", AppRole(entra)) },
        new("entra.remove-directory-role", "roleAssignment:delete", entra => DirectoryRole(entra)) { Refusals = Absent },
        new("entra.restore-directory-role", "roleAssignment:create", entra => DirectoryRole(entra)) { Arrange = entra => entra.DoneAsync("entra.remove-directory-role", DirectoryRole(entra)) },
    ];

    private static IEnumerable<EntraChangeRow> Users =>
    [
        new("entra.disable-user", "user:update", entra => [With("user", entra.Id("user", "mara"))]),
        new("entra.enable-user", "user:update", entra => [With("user", entra.Id("user", "mara"))]) { Arrange = entra => entra.DoneAsync("entra.disable-user", With("user", entra.Id("user", "mara"))) },
        new("entra.revoke-user-sessions", "user:revokeSignInSessions", entra => [With("user", entra.Id("user", "mara"))]),
    ];

    private static IEnumerable<EntraChangeRow> Policies =>
    [
        new("entra.brake-credentials", "appManagementPolicy:update", _ => []),
        new("entra.restore-credential-policy", "appManagementPolicy:update", _ => [With("policy", """{"isEnabled":true,"applicationRestrictions":{"passwordCredentials":[],"keyCredentials":[]}}""")]),
    ];

    private static (string, Value)[] Owner(EntraSandbox entra) => [With("application", entra.Id("application", "deployer")), With("owner", entra.Id("user", "mara"))];

    private static (string, Value)[] Grant(EntraSandbox entra) => [With("principal", entra.Id("sp", "deployer")), With("resource", entra.Id("sp", "Microsoft Graph"))];

    private static (string, Value)[] AppRole(EntraSandbox entra) => [.. Grant(entra), With("role", entra.Id("permission", "Mail.Read"))];

    private static (string, Value)[] DirectoryRole(EntraSandbox entra) => [With("principal", entra.Id("sp", "deployer")), With("role", "reader")];
}
