using System.Collections.Immutable;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Entra.Directory;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>How applications, principals and federated credentials are written in outputs and undo arguments.</summary>
internal static class DirectoryOutput
{
    public static Value Application(EntraApplication a, ImmutableArray<FederatedCredential> federated, ImmutableArray<EntraOwner> owners) => Value.MapOf(
        ("id", Value.Of(a.Id)), ("appId", Value.Of(a.AppId)), ("name", Value.Of(a.Name)), ("disabled", Value.Of(a.IsDisabled)),
        ("passwords", Values.List(a.Passwords, Password)), ("certificates", Values.List(a.Certificates, Certificate)),
        ("federated", Values.List(federated, Federated)), ("owners", Values.List(owners, Owner)));

    public static Value Principal(
        EntraPrincipal p, ImmutableArray<AppRoleAssignment> roles, Func<AppRoleAssignment, string?> nameOf, IEnumerable<PermissionGrant> grants,
        ImmutableArray<EntraOwner> owners, IEnumerable<DirectoryRole> directoryRoles) => Value.MapOf(
        ("id", Value.Of(p.Id)), ("appId", Value.Of(p.AppId)), ("name", Value.Of(p.Name)), ("enabled", Value.Of(p.IsEnabled)), ("kind", Value.Of(p.Kind)),
        ("homeDirectory", Value.Of(p.HomeDirectory)), ("passwords", Values.List(p.Passwords, Password)), ("certificates", Values.List(p.Certificates, Certificate)),
        ("roles", Values.List(roles, r => Value.MapOf(("id", Value.Of(r.Id)), ("resource", Value.Of(r.ResourceId)), ("resourceName", Value.Of(r.ResourceName)), ("role", Value.Of(r.RoleId)), ("roleName", Value.Of(nameOf(r)))))),
        ("grants", Values.List(grants, g => Value.MapOf(
            ("id", Value.Of(g.Id)), ("consent", Value.Of(g.ConsentType)), ("principal", Value.Of(g.PrincipalId)), ("resource", Value.Of(g.ResourceId)), ("scope", Value.Of(g.Scope))))),
        ("owners", Values.List(owners, Owner)),
        ("directoryRoles", Values.List(directoryRoles, r => Value.MapOf(("id", Value.Of(r.Id)), ("role", Value.Of(r.Role)), ("scope", Value.Of(r.Scope))))));

    public static Value Owner(EntraOwner o) => Value.MapOf(("id", Value.Of(o.Id)), ("name", Value.Of(o.Name)), ("kind", Value.Of(o.Kind)));

    public static Value Federated(FederatedCredential f) => Value.MapOf(
        ("id", Value.Of(f.Id)), ("name", Value.Of(f.Name)), ("issuer", Value.Of(f.Issuer)), ("subject", Value.Of(f.Subject)),
        ("audiences", Value.ListOf(f.Audiences)), ("description", Value.Of(f.Description)), ("expression", Value.Of(f.Expression)));

    private static Value Password(EntraPassword p) => Value.MapOf(
        ("keyId", Value.Of(p.KeyId)), ("name", Value.Of(p.Name)), ("starts", Values.Time(p.Starts)), ("ends", Values.Time(p.Ends)));

    private static Value Certificate(EntraCertificate c) => Value.MapOf(
        ("keyId", Value.Of(c.KeyId)), ("name", Value.Of(c.Name)), ("thumbprint", Value.Of(c.Thumbprint)), ("ends", Values.Time(c.Ends)));
}
