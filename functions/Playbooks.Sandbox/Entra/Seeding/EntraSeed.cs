using System.Text.Json;
using System.Text.Json.Nodes;
using Playbooks.Sandbox.Entra.Directory;
using Playbooks.Sandbox.Entra.Graph;
using Playbooks.Sandbox.Entra.Logs;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.Entra.Seeding;

/// <summary>Builds the directory that a scenario describes. Names become ids by the mint, as this project's README says.</summary>
internal sealed class EntraSeed
{
    private readonly TenantContext context;
    private readonly EntraScenario seed;
    private readonly EntraDirectory directory;
    private readonly EntraServicePrincipal graph;
    private readonly DateTimeOffset earlier;

    public EntraSeed(TenantContext context)
    {
        this.context = context;
        seed = context.Scenario.Section("entra").Deserialize<EntraScenario>(EntraScenario.Shape) ?? new();
        var tenant = seed.Tenant ?? "sandbox.onmicrosoft.com";
        var isId = Guid.TryParse(tenant, out _);
        directory = new(isId ? tenant : Id("tenant/" + tenant), isId ? "sandbox.onmicrosoft.com" : tenant, context)
        {
            PageSize = seed.PageSize ?? int.MaxValue,
            LongestPassword = seed.PasswordMaxDays is { } days ? TimeSpan.FromDays(days) : null,
        };
        earlier = context.Scenario.Now.AddDays(-400);
        graph = new() { Id = Id("sp/Microsoft Graph"), AppId = EntraDirectory.GraphAppId, Name = "Microsoft Graph", CreatedAt = earlier };
        directory.ServicePrincipals.Add(graph);
    }

    public EntraDirectory Build()
    {
        foreach (var permission in GraphPermissions.All)
        {
            Offer(permission);
        }

        directory.Users.AddRange(seed.Users.Select(user => User(user.Name, user.Enabled)));
        foreach (var application in seed.Applications)
        {
            Add(application);
        }

        AddOwners();
        directory.Grants.AddRange(seed.Grants.Select(Grant));
        directory.RoleAssignments.AddRange(seed.DirectoryRoles.Select(item => new EntraAssignment(Id($"directory-role/{item.Principal}/{item.Role}"), ObjectId(item.Principal), "/", item.Role)));
        foreach (var entry in seed.SignIns.OrderBy(entry => entry.Time))
        {
            directory.Logs.AddSignIn(entry.Time, SignIn(entry).Write());
        }

        return directory;
    }

    private void Add(EntraScenario.Application application)
    {
        var built = new EntraApplication
        {
            Id = Id("application/" + application.Name),
            AppId = Id("app/" + application.Name),
            Name = application.Name,
            CreatedAt = application.Created ?? earlier,
            Disabled = new(application.Disabled),
        };
        built.Passwords.AddRange(application.Passwords.Select(Password));
        built.KeyCredentials = new JsonArray([.. application.Certificates.Select(Certificate)]);
        built.Federated.AddRange(application.Federated.Select(item =>
            new EntraFederated(Id($"federated/{application.Name}/{item.Name}"), item.Name, item.Issuer, item.Subject, item.Expression, item.Audiences[0])));
        directory.Applications.Add(built);
        AddPrincipal(application, built);
    }

    private void AddPrincipal(EntraScenario.Application application, EntraApplication of)
    {
        var principal = new EntraServicePrincipal
        {
            Id = Id("sp/" + application.Name),
            AppId = of.AppId,
            Name = application.Name,
            CreatedAt = of.CreatedAt,
            Enabled = new(application.ServicePrincipal.Enabled),
        };
        principal.Passwords.AddRange(application.ServicePrincipal.Passwords.Select(Password));
        directory.ServicePrincipals.Add(principal);
        directory.AppRoleAssignments.AddRange(application.AppRoles.Select(role =>
            new EntraAssignment(Id($"app-role/{application.Name}/{role}"), principal.Id, graph.Id, Offer(role))));
    }

    /// <summary>After all applications, which may own each other; an owner nobody described is a user.</summary>
    private void AddOwners()
    {
        foreach (var (application, owner) in seed.Applications.SelectMany(item => item.Owners, (item, owner) => (item, owner)))
        {
            if (directory.Find(ObjectId(owner)) is null)
            {
                directory.Users.Add(User(owner, enabled: true));
            }

            directory.Applications.Find(item => item.Name == application.Name)?.Owners.Add(ObjectId(owner));
        }
    }

    private string Offer(string permission) => graph.AppRoles[permission] = Id("permission/" + permission);

    private EntraPassword Password(EntraScenario.Password password)
    {
        var start = password.Start ?? earlier;
        return new(Id("password/" + password.Name), context.Mint.Value("entra_secret", password.Name), password.Name, start, password.End ?? start.AddYears(2));
    }

    private JsonObject Certificate(EntraScenario.Certificate certificate) => new()
    {
        ["keyId"] = Id("certificate/" + certificate.Name),
        ["displayName"] = certificate.Name,
        ["type"] = "AsymmetricX509Cert",
        ["usage"] = "Verify",
        ["key"] = Convert.ToBase64String(context.Mint.Bytes("certificate/" + certificate.Name, 24)),
        ["startDateTime"] = GraphWriting.Time(earlier),
        ["endDateTime"] = GraphWriting.Time(earlier.AddYears(2)),
    };

    private EntraUser User(string name, bool enabled) => new() { Id = Id("user/" + name), Name = name, Enabled = enabled };

    private EntraGrant Grant(EntraScenario.Grant grant) => new(
        Id($"grant/{grant.Client}/{grant.Principal}"), ObjectId(grant.Client), grant.Principal is null ? "AllPrincipals" : "Principal",
        grant.Principal is { } principal ? ObjectId(principal) : null, graph.Id, grant.Scope);

    private SignIn SignIn(EntraScenario.PastSignIn entry) => new(
        Id($"sign-in/{entry.App}/{entry.Time:O}"), entry.Time, directory.ServicePrincipals.Find(item => item.Name == entry.App) ?? graph,
        entry.Password is { } password ? Id("password/" + password) : null,
        entry.Federated is { } federated ? Id($"federated/{entry.App}/{federated}") : null,
        entry.Ip ?? "203.0.113.7")
    {
        ErrorCode = entry.Error,
    };

    /// <summary>The service principal of an application's name, else the user of that name.</summary>
    private string ObjectId(string name) => seed.Applications.Any(item => item.Name == name) ? Id("sp/" + name) : Id("user/" + name);

    private string Id(string name) => context.Mint.Guid(name).ToString();
}
