using System.Collections.Immutable;
using Playbooks.Functions.SignIn.Tokens;

namespace Playbooks.Functions.SignIn;

/// <summary>Which groups and application roles of the directory stand for which roles here.</summary>
/// <param name="Pairs">Role, and a value of the token's <c>roles</c> or <c>groups</c>; either may be there several times.</param>
internal sealed record RoleMap(ImmutableArray<(string Role, string Value)> Pairs)
{
    public static RoleMap Empty { get; } = new([]);

    /// <summary>Reads <c>role=value,role=value</c>; null, with what is wrong added, where it is not that.</summary>
    public static RoleMap? Read(string? text, ICollection<string> wrong)
    {
        var pairs = (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(pair => pair.Split('=', 2, StringSplitOptions.TrimEntries)).ToList();
        if (pairs.All(pair => pair is [{ Length: > 0 }, { Length: > 0 }]))
        {
            return new RoleMap([.. pairs.Select(pair => (pair[0], pair[1]))]);
        }

        wrong.Add("SignIn__Roles is not readable: write ROLE=VALUE,ROLE=VALUE with the ids of groups or the values of application roles.");
        return null;
    }

    /// <summary>Whether the directory has a say about who holds the role.</summary>
    public bool IsMapped(string role) => Pairs.Any(pair => pair.Role == role);

    /// <summary>A directory that leaves groups out because they are many says nothing by that: then no role follows from groups.</summary>
    public ImmutableArray<string> ShownBy(ProvenToken token)
    {
        var values = token.Texts("roles").Concat(token.Texts("groups")).ToHashSet(StringComparer.Ordinal);
        return [.. Pairs.Where(pair => values.Contains(pair.Value)).Select(pair => pair.Role).Distinct()];
    }
}
