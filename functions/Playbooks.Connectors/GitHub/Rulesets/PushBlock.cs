using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Playbooks.Connectors.GitHub.Rulesets;

/// <summary>A ruleset of ours that lets nobody but our App create, change or delete branches, or tags.</summary>
/// <param name="Target">branch or tag.</param>
/// <param name="Repositories">Ids, of an organisation's; every repository where there are none.</param>
internal sealed record PushBlock(string Name, string Target, ImmutableArray<long> Repositories)
{
    private static readonly string[] Rules = ["creation", "update", "deletion", "non_fast_forward"];

    /// <summary>Whether the ruleset is one that was made from such a block, whatever its name.</summary>
    public static bool IsMade(Ruleset ruleset) => (ruleset.Rules ?? []).Select(r => r.Type).Order(StringComparer.Ordinal).SequenceEqual(Rules.Order(StringComparer.Ordinal));

    public static PushBlock Of(Ruleset ruleset) => new(ruleset.Name, ruleset.Target ?? "branch", [.. (ruleset.Conditions?.RepositoryId?.RepositoryIds ?? []).Order()]);

    public bool IsSame(Ruleset ruleset) =>
        ruleset.Enforcement == "active" && IsMade(ruleset) && ruleset.Target == Target && Of(ruleset).Repositories.SequenceEqual(Repositories.Order());

    /// <param name="app">Our App, which may go on working.</param>
    /// <param name="isOrganization">An organisation's ruleset says in which repositories it holds.</param>
    public JsonObject Body(long app, bool isOrganization)
    {
        var conditions = new JsonObject { ["ref_name"] = new JsonObject { ["include"] = new JsonArray("~ALL"), ["exclude"] = new JsonArray() } };
        if (isOrganization && Repositories.IsEmpty)
        {
            conditions["repository_name"] = new JsonObject { ["include"] = new JsonArray("~ALL"), ["exclude"] = new JsonArray() };
        }
        else if (isOrganization)
        {
            conditions["repository_id"] = new JsonObject { ["repository_ids"] = new JsonArray([.. Repositories.Select(id => JsonValue.Create(id))]) };
        }

        return new JsonObject
        {
            ["name"] = Name,
            ["target"] = Target,
            ["enforcement"] = "active",
            ["conditions"] = conditions,
            ["rules"] = new JsonArray([.. Rules.Select(rule => new JsonObject { ["type"] = rule })]),
            ["bypass_actors"] = new JsonArray(new JsonObject { ["actor_id"] = app, ["actor_type"] = "Integration", ["bypass_mode"] = "always" }),
        };
    }
}
