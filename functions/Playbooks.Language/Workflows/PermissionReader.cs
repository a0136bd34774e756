using System.Collections.Immutable;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Workflows;

/// <summary>Reads <c>permissions</c> (https://docs.github.com/actions/reference/workflow-syntax-for-github-actions#permissions).</summary>
internal static class PermissionReader
{
    private static readonly string[] Readable =
    [
        "actions", "artifact-metadata", "attestations", "checks", "contents", "deployments", "discussions", "issues", "models", "packages",
        "pages", "pull-requests", "repository-projects", "security-events", "statuses",
    ];

    private static readonly ImmutableSortedDictionary<string, string> ReadAll =
        PermissionFacts.NoScopes.AddRange(Readable.Select(s => KeyValuePair.Create(s, "read")));

    /// <summary>Models can only be read, and only writing tokens may ask for an identity token.</summary>
    private static readonly ImmutableSortedDictionary<string, string> WriteAll =
        PermissionFacts.NoScopes.AddRange(Readable.Select(s => KeyValuePair.Create(s, s == "models" ? "read" : "write"))).Add("id-token", "write");

    /// <summary>Null where nothing is written at all.</summary>
    internal static PermissionFacts? Read(YamlNode? node, PermissionSource source) => node switch
    {
        null => null,
        YamlNode.Mapping { Entries.Length: > 0 } map => OfMap(map, source),
        YamlNode.Mapping => new(PermissionForm.Empty, PermissionFacts.NoScopes, [], source),
        _ => node.Text switch
        {
            "" => new(PermissionForm.Empty, PermissionFacts.NoScopes, [], source),
            "read-all" => new(PermissionForm.ReadAll, ReadAll, [], source),
            "write-all" => new(PermissionForm.WriteAll, WriteAll, [], source),
            var other => new(PermissionForm.Invalid, PermissionFacts.NoScopes, [], source, other ?? ""),
        },
    };

    private static PermissionFacts OfMap(YamlNode.Mapping map, PermissionSource source)
    {
        var scopes = PermissionFacts.NoScopes.ToBuilder();
        var none = ImmutableArray.CreateBuilder<string>();
        foreach (var entry in map.Entries)
        {
            var access = entry.Value.Text ?? "";
            if (access == "none")
            {
                none.Add(entry.Key);
            }
            else
            {
                scopes[entry.Key] = access;
            }
        }

        return new(PermissionForm.Map, scopes.ToImmutable(), none.ToImmutable(), source);
    }
}
