using System.Collections.Immutable;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reach.Facts;

/// <summary>Reads the output of <c>entra.read-applications</c>; what a principal holds or is owned by counts for its application, unless it is disabled.</summary>
internal static class DirectoryReader
{
    public static IEnumerable<ApplicationFacts> Applications(Value output)
    {
        var principals = output.List("principals").Where(p => p.Flag("enabled") != false).ToLookup(p => p.Text("appId"), StringComparer.OrdinalIgnoreCase);
        return output.List("applications").Select(a => Application(output.Text("directory"), a, [.. principals[a.Text("appId")]]));
    }

    private static ApplicationFacts Application(string directory, Value a, ImmutableArray<Value> principals) => new(
        directory, a.Text("id"), a.Text("appId"), a.Text("name"),
        [.. a.List("passwords").Select(p => new PasswordFacts(p.Text("keyId"), p.Time("starts"), p.Time("ends")))], a.List("federated"))
    {
        Held = [.. principals.SelectMany(p => p.List("roles")).Select(r => new HeldRole(r.Text("resourceName"), r.Text("role"), r.Text("roleName"))).Distinct()],
        Delegated = [.. principals.SelectMany(p => p.List("grants")).SelectMany(g => g.Text("scope").Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct()],
        Principals = [.. principals.Select(p => p.Text("id"))],
        Owners = [.. principals.Prepend(a).SelectMany(o => o.List("owners")).Select(o => o.Text("id")).Distinct()],
        DirectoryRoles = [.. principals.SelectMany(p => p.List("directoryRoles")).Select(r => new DirectoryRoleFacts(r.Text("role"), r.Text("scope"))).Distinct()],
    };
}
