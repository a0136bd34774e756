using System.Collections.Immutable;
using Playbooks.Connectors.Tenants;
using Playbooks.Functions.Access;

namespace Playbooks.Functions.SignIn;

/// <summary>
/// Makes callers of proven subjects. What a person decides as is the tenant file's to say, for runs are pinned to it; a role that is mapped to the directory is
/// lost at once where the directory does not show it any more.
/// </summary>
internal sealed class Register(TenantSettings tenant, RoleMap map)
{
    public WebCaller Enter(ProvenSubject subject)
    {
        var person = subject.Kind == CallerKind.Person ? tenant.People.FirstOrDefault(person => person.SignIn == new TenantSubject(subject.Issuer, subject.Id)) : null;
        var decides = Held(person?.Roles ?? [], subject.Shown);
        return new WebCaller(person?.Id ?? $"{subject.Issuer} {subject.Id}", subject.Via)
        {
            Subject = $"{subject.Issuer} {subject.Id}",
            Name = subject.Name,
            Kind = subject.Kind,
            DecidesAs = decides,
            Roles = [.. decides.Concat(subject.Shown.Where(RoleNames.OfInstallation.Contains)).Distinct()],
            AuthenticatedAt = subject.AuthenticatedAt,
            Session = subject.Session,
        };
    }

    /// <summary>A program that the tenant file names: it has the roles that stand there, and decides on nothing.</summary>
    public static WebCaller Enter(TenantWorkload workload) => new(workload.Id, "bearer:workload")
    {
        Subject = $"{workload.Subject.Issuer} {workload.Subject.Id}",
        Kind = CallerKind.Workload,
        Roles = [.. workload.Roles.Where(RoleNames.OfInstallation.Contains)],
    };

    /// <summary>Somebody whom nothing but being at this machine proves.</summary>
    public WebCaller Enter(string development)
    {
        var roles = tenant.People.FirstOrDefault(person => person.Id == development)?.Roles ?? [];
        return new WebCaller(development, "development:loopback") { DecidesAs = roles, Roles = [.. roles.Append(RoleNames.Responder).Distinct()], Session = $"development {development}" };
    }

    private ImmutableArray<string> Held(ImmutableArray<string> given, ImmutableArray<string> shown) => [.. given.Where(role => !map.IsMapped(role) || shown.Contains(role))];
}
