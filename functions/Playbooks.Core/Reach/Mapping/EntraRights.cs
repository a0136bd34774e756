using System.Collections.Immutable;
using Playbooks.Core.Reach.Facts;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>What an application was given, and what it could make of it (learn.microsoft.com: Microsoft Graph permissions reference).</summary>
internal sealed class EntraRights(ReachFacts facts)
{
    private const string WriteApplications = "Application.ReadWrite.All";

    /// <summary>App roles of Microsoft Graph; their ids are the same in every directory.</summary>
    private static readonly ImmutableDictionary<string, string> Names = ImmutableDictionary.CreateRange(StringComparer.OrdinalIgnoreCase,
    [
        KeyValuePair.Create("1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9", WriteApplications),
        KeyValuePair.Create("06b708a9-e830-4db3-a914-8e69da51d44f", "AppRoleAssignment.ReadWrite.All"),
        KeyValuePair.Create("9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8", "RoleManagement.ReadWrite.Directory"),
        KeyValuePair.Create("19dbc75e-c2e2-444c-a770-ec69d8559fc7", "Directory.ReadWrite.All"),
        KeyValuePair.Create("18a4783c-866b-4cc7-a460-3d5e5662c884", "Application.ReadWrite.OwnedBy"),
        KeyValuePair.Create("9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30", "Application.Read.All"),
        KeyValuePair.Create("7ab1d382-f21e-4acd-a863-ba3e13f7da61", "Directory.Read.All"),
        KeyValuePair.Create("62a82d76-70ea-41e2-9197-370581804d09", "Group.ReadWrite.All"),
        KeyValuePair.Create("741f803b-c850-494e-b5df-cde7c675a1ca", "User.ReadWrite.All"),
    ]);

    private readonly DirectoryRights directory = new(facts);
    private readonly ILookup<string, ApplicationFacts> owned = facts.Applications.SelectMany(a => a.Owners.Select(owner => (Owner: $"{a.Directory}/{owner}", App: a)))
        .ToLookup(pair => pair.Owner, pair => pair.App, StringComparer.OrdinalIgnoreCase);

    public IEnumerable<Right> Of(ApplicationFacts application) => Given(application).Concat(directory.Of(application));

    /// <summary>Applications that it owns, or whose principal it owns: an owner may give them a secret (learn.microsoft.com: Overview of enterprise application ownership).</summary>
    public IEnumerable<(Right Right, ApplicationFacts Owned)> Owns(ApplicationFacts application) =>
        application.Principals.SelectMany(id => owned[$"{application.Directory}/{id}"]).Where(a => a.Id != application.Id).DistinctBy(a => a.Id).OrderBy(a => a.Id, StringComparer.Ordinal)
            .Select(a => (new Right($"permission:{a.Target}", $"owner of {a.Name}", "owner", $"{application.Name} owns {a.Name}, and may give it a secret and so act as it.", [a.Target]), a));

    private IEnumerable<Right> Given(ApplicationFacts application)
    {
        var held = application.Held.Select(h => Names.GetValueOrDefault(h.Role, h.Name.Length > 0 ? h.Name : h.Role)).Zip(application.Held, (name, h) => Held(application, name, h.Resource));
        return held.DistinctBy(right => right.Node).Concat(application.Delegated.Select(scope => new Right(
            $"permission:entra:{application.Directory}:delegated:{scope}", scope, "delegated-grant", $"{application.Name} may use {scope} as a user who signs in to it.", [])));
    }

    private Right Held(ApplicationFacts application, string name, string resource)
    {
        var (node, of) = ($"permission:entra:{application.Directory}:{name}", resource.Length > 0 ? $" of {resource}" : "");
        return name switch
        {
            WriteApplications => Becoming(application, node),
            "AppRoleAssignment.ReadWrite.All" => new(node, name, "may-grant", $"{application.Name} may give itself every app role of the directory.", [], IsTierZero: true),
            "RoleManagement.ReadWrite.Directory" => new(node, name, "may-grant", $"{application.Name} may make itself an administrator of the directory.", [], IsTierZero: true),
            _ => new(node, name, "app-role", $"{application.Name} was given {name}{of}.", []),
        };
    }

    private Right Becoming(ApplicationFacts application, string node)
    {
        ImmutableArray<string> others = [.. facts.Applications.Where(a => a.Directory == application.Directory && a.Id != application.Id).Select(a => a.Target).Order(StringComparer.Ordinal)];
        return new(node, WriteApplications, "may-mint", $"{application.Name} may give a secret to, and so act as, {(others.IsEmpty ? "any application" : Escalations.Named(others))}.", others, IsTierZero: true);
    }
}
