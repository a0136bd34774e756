using System.Collections.Immutable;
using Playbooks.Core.Reach.Facts;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>What a role of the directory lets an application make of itself (learn.microsoft.com: Microsoft Entra built-in roles).</summary>
internal sealed class DirectoryRights(ReachFacts facts)
{
    private const string Minting = "may-mint";
    private const string Granting = "may-grant";
    private const string Plain = "directory-role";

    /// <summary>By the id of their definition, which is the same in every directory.</summary>
    private static readonly ImmutableDictionary<string, (string Name, string Rule, string May)> Known =
        ImmutableDictionary.CreateRange(StringComparer.OrdinalIgnoreCase,
        [
            Role("62e90394-69f5-4237-9190-012177145e10", "Global Administrator", Granting, "do everything in the directory"),
            Role("e8611ab8-c189-46e8-94e1-60213ab1f814", "Privileged Role Administrator", Granting, "make itself an administrator and give itself every app role"),
            Role("7be44c8a-adaf-4e2a-84d6-ab2649e08a13", "Privileged Authentication Administrator", Granting, "reset the sign-in of every user, administrators among them"),
            Role("9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3", "Application Administrator", Minting, "give a secret to, and so act as,"),
            Role("158c047a-c907-4556-b7ef-446551a6b5f7", "Cloud Application Administrator", Minting, "give a secret to, and so act as,"),
            Role("8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2", "Hybrid Identity Administrator", Minting, "make itself the owner of, and so act as,"),
            Role("9360feb5-f418-4baa-8175-e2a00bac4301", "Directory Writers", Plain, ""),
            Role("fe930be7-5e62-47db-91af-98c3a49a38b1", "User Administrator", Plain, ""),
            Role("194ae4cb-b126-40b2-bd5b-6091b380977d", "Security Administrator", Plain, ""),
            Role("b1be1c3e-b65d-4f19-8427-f6fa0d97feb9", "Conditional Access Administrator", Plain, ""),
            Role("f2ef992c-3afb-46b9-b7cf-a126ee74c451", "Global Reader", Plain, ""),
            Role("88d8e3e3-8f55-4a1e-953a-9b9898b8876b", "Directory Readers", Plain, ""),
        ]);

    public IEnumerable<Right> Of(ApplicationFacts application) => application.DirectoryRoles.Select(held => Of(application, held)).DistinctBy(right => right.Node);

    private Right Of(ApplicationFacts application, DirectoryRoleFacts held)
    {
        var (name, rule, may) = Known.GetValueOrDefault(held.Role, (held.Role, Plain, ""));
        var isWhole = held.Scope is "/" or "";
        var (node, where) = ($"permission:entra:{application.Directory}:role:{name}{(isWhole ? "" : held.Scope)}", isWhole ? "" : $" over {held.Scope.TrimStart('/')}");
        return rule switch
        {
            Granting => new(node, name, rule, $"{application.Name} may {may}{where}.", [], isWhole),
            Minting => Becoming(application, held, new(node, name, rule, $"{application.Name} may {may}", [], isWhole)),
            _ => new(node, name, rule, $"{application.Name} holds the directory role {name}{where}.", []),
        };
    }

    /// <summary>All applications of the directory, or the single one to which the role is limited.</summary>
    private Right Becoming(ApplicationFacts application, DirectoryRoleFacts held, Right right)
    {
        var others = facts.Applications.Where(a => a.Directory == application.Directory && a.Id != application.Id);
        if (!right.IsTierZero)
        {
            others = others.Where(a => a.Principals.Append(a.Id).Contains(held.Scope.TrimStart('/'), StringComparer.OrdinalIgnoreCase));
        }

        ImmutableArray<string> all = [.. others.Select(a => a.Target).Order(StringComparer.Ordinal)];
        var named = !all.IsEmpty ? Escalations.Named(all) : right.IsTierZero ? "any application" : $"what is in {held.Scope.TrimStart('/')}";
        return right with { Why = $"{right.Why} {named}.", Becomes = all };
    }

    private static KeyValuePair<string, (string Name, string Rule, string May)> Role(string id, string name, string rule, string may) => new(id, (name, rule, may));
}
