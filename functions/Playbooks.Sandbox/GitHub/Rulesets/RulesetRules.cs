using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Rulesets;

/// <summary>Whether a ruleset keeps our App from changing a branch or tag: an active one that does not exempt it.</summary>
internal static class RulesetRules
{
    public static Answer Violated => Refusal.Say(422, "Repository rule violations found");

    public static bool Bind(Ask ask, string reference)
    {
        var target = reference.StartsWith("tags/", StringComparison.Ordinal) ? "tag" : "branch";
        var organisation = ask.World.Organisations[ask.Repository.Owner];
        return ask.Repository.Rulesets.Concat(organisation.Rulesets.Where(ruleset => Holds(ruleset, ask.Repository.Id)))
            .Any(ruleset => ruleset["enforcement"]?.ToString() == "active" && ruleset["target"]?.ToString() == target && !Exempts(ruleset, ask.World.App.Id));
    }

    private static bool Holds(JsonObject ruleset, long repository) =>
        ruleset["conditions"]?["repository_id"]?["repository_ids"] is not JsonArray ids || ids.Any(id => id?.GetValue<long>() == repository);

    private static bool Exempts(JsonObject ruleset, long app) =>
        (ruleset["bypass_actors"] as JsonArray ?? []).Any(actor => actor?["actor_type"]?.ToString() == "Integration" && actor["actor_id"]?.GetValue<long>() == app);
}
