namespace Playbooks.Sandbox.Entra.Seeding;

/// <summary>Application permissions that Microsoft Graph's service principal offers here.</summary>
internal static class GraphPermissions
{
    public static IReadOnlyList<string> All { get; } =
    [
        "AppRoleAssignment.ReadWrite.All",
        "Application.Read.All",
        "Application.ReadWrite.All",
        "Application.ReadWrite.OwnedBy",
        "AuditLog.Read.All",
        "DelegatedPermissionGrant.ReadWrite.All",
        "EntraBackup.Read.All",
        "Directory.Read.All",
        "Directory.ReadWrite.All",
        "IdentityRiskyServicePrincipal.ReadWrite.All",
        "Mail.Read",
        "Policy.Read.All",
        "Policy.ReadWrite.ApplicationConfiguration",
        "RoleManagement.Read.Directory",
        "RoleManagement.ReadWrite.Directory",
        "User.EnableDisableAccount.All",
        "User.Read.All",
        "User.ReadWrite.All",
        "User.RevokeSessions.All",
    ];
}
