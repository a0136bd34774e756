using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.GitHub.Rulesets;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Repositories;

/// <summary>Making, moving and deleting branches and tags; rulesets bind whoever is not exempt from them.</summary>
internal static class ReferenceRoutes
{
    public static IEnumerable<Route> All =>
    [
        Route.Repo("POST", "/git/refs", "git/create-ref", "contents:write", Create),
        Route.Repo("PATCH", "/git/refs/{*ref}", "git/update-ref", "contents:write", Move, contains: true),
        Route.Repo("DELETE", "/git/refs/{*ref}", "git/delete-ref", "contents:write", Delete, contains: true),
    ];

    private static Answer Create(Ask ask)
    {
        if (ask.Text("ref") is not { } full || !full.StartsWith("refs/", StringComparison.Ordinal) || full.Count(c => c == '/') < 2)
        {
            return Refusal.Say(422, "Reference name is not valid");
        }

        return ask.Repository.References.ContainsKey(full[5..]) ? Refusal.Say(422, "Reference already exists") : Set(ask, full[5..], 201);
    }

    private static Answer Move(Ask ask) =>
        !ask.Repository.References.ContainsKey(ask["ref"]) ? Refusal.Say(422, "Reference does not exist")
        : ask.Flag("force") is not true ? Refusal.Say(422, "Update is not a fast forward")
        : Set(ask, ask["ref"], 200);

    private static Answer Set(Ask ask, string name, int status)
    {
        if (ask.Text("sha") is not { Length: 40 } sha || ask.Repository.Commits.All(commit => commit.Sha != sha))
        {
            return Refusal.Say(422, "Object does not exist");
        }

        if (RulesetRules.Bind(ask, name))
        {
            return RulesetRules.Violated;
        }

        ask.Repository.References[name] = sha;
        return Answer.Json(status, GitRoutes.Reference(ask, name, sha));
    }

    private static Answer Delete(Ask ask)
    {
        if (!ask.Repository.References.ContainsKey(ask["ref"]))
        {
            return Refusal.Say(422, "Reference does not exist");
        }

        if (ask["ref"] == "heads/" + ask.Repository.DefaultBranch)
        {
            return Refusal.Say(422, "Cannot delete the default branch");
        }

        if (RulesetRules.Bind(ask, ask["ref"]))
        {
            return RulesetRules.Violated;
        }

        ask.Repository.References.Remove(ask["ref"]);
        return Answer.Empty(204);
    }
}
