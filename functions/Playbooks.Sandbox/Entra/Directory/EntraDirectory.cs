using Playbooks.Sandbox.Entra.Logs;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.Entra.Directory;

/// <summary>One simulated Entra tenant: everything it remembers. Guarded by the tenant's lock.</summary>
internal sealed class EntraDirectory(string id, string domain, TenantContext context)
{
    public const string GraphAppId = "00000003-0000-0000-c000-000000000000";

    public string Id { get; } = id;

    public string Domain { get; } = domain;

    public Mint Mint => context.Mint;

    public TimeSpan VisibilityDelay => context.Options.VisibilityDelay;

    /// <summary>No page is longer than this, whatever the caller asks for: makes clients follow pages.</summary>
    public int PageSize { get; init; } = int.MaxValue;

    /// <summary>What an app management policy allows a new secret; null without one.</summary>
    public TimeSpan? LongestPassword { get; init; }

    /// <summary>The tenant's app management policy.</summary>
    public CredentialPolicy CredentialPolicy { get; } = new();

    public List<EntraApplication> Applications { get; } = [];

    public List<EntraServicePrincipal> ServicePrincipals { get; } = [];

    public List<EntraUser> Users { get; } = [];

    public List<EntraGrant> Grants { get; } = [];

    public List<EntraAssignment> AppRoleAssignments { get; } = [];

    public List<EntraAssignment> RoleAssignments { get; } = [];

    public EntraLogs Logs { get; } = new();

    /// <summary>Any directory object by its object id.</summary>
    public EntraObject? Find(string objectId) =>
        Applications.Concat<EntraObject>(ServicePrincipals).Concat(Users).FirstOrDefault(item => item.Id == objectId);

    /// <summary>The names of the application permissions that a service principal holds.</summary>
    public IEnumerable<string> Permissions(string principalId) =>
        AppRoleAssignments.Where(item => item.PrincipalId == principalId).Select(RoleName).OfType<string>().Distinct().Order(StringComparer.Ordinal);

    public string? RoleName(EntraAssignment assignment) => ServicePrincipals.Find(item => item.Id == assignment.ResourceId)?.AppRoles
        .FirstOrDefault(role => role.Value == assignment.RoleId).Key;
}
