using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.GitHub.Shapes;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Rulesets;

/// <summary>Rulesets of repositories and organisations. Reading an organisation's needs the write permission, as at GitHub.</summary>
internal static class RulesetRoutes
{
    public static IEnumerable<Route> All =>
    [
        .. Five((method, rest, verb, many, handle) =>
            Route.Repo(method, "/rulesets" + rest, $"repos/{verb}-repo-ruleset{many}", method == "GET" ? "metadata:read" : "administration:write", handle, method == "POST")),
        .. Five((method, rest, verb, many, handle) =>
            Route.Org(method, "/rulesets" + rest, $"repos/{verb}-org-ruleset{many}", "organization_administration:write", handle, method == "POST")),
    ];

    private static IEnumerable<Route> Five(Func<string, string, string, string, Func<Ask, Answer>, Route> route) =>
    [
        route("GET", "", "get", "s", ask => Page.Plain(ask, Of(ask), Short)),
        route("POST", "", "create", "", Create),
        route("GET", "/{ruleset_id}", "get", "", ask => IfFound(ask, ruleset => Answer.Json(200, ruleset.DeepClone()))),
        route("PUT", "/{ruleset_id}", "update", "", ask => IfFound(ask, ruleset => Update(ask, ruleset))),
        route("DELETE", "/{ruleset_id}", "delete", "", ask => IfFound(ask, ruleset => Of(ask).Remove(ruleset) ? Answer.Empty(204) : Refusal.NotFound)),
    ];

    private static List<JsonObject> Of(Ask ask) => ask.Path.ContainsKey("org") ? ask.Organisation.Rulesets : ask.Repository.Rulesets;

    private static Answer IfFound(Ask ask, Func<JsonObject, Answer> then) =>
        Of(ask).Find(ruleset => ruleset["id"]?.GetValue<long>() == ask.Number("ruleset_id")) is { } ruleset ? then(ruleset) : Refusal.NotFound;

    private static Answer Create(Ask ask)
    {
        if (ask.Text("name") is not { Length: > 0 } name || ask.Text("enforcement") is not ("active" or "evaluate" or "disabled"))
        {
            return Refusal.Say(422, "Invalid request.\n\n\"name\" and \"enforcement\" are required.");
        }

        if (Of(ask).Exists(ruleset => ruleset["name"]?.ToString() == name))
        {
            return Refusal.Say(422, "Validation Failed: Name must be unique");
        }

        var owner = ask.Path.ContainsKey("org");
        var made = new JsonObject
        {
            ["id"] = ask.World.Mint.FreshNumber(),
            ["name"] = name,
            ["target"] = ask.Text("target") ?? "branch",
            ["source_type"] = owner ? "Organization" : "Repository",
            ["source"] = owner ? ask.Organisation.Login : ask.Repository.FullName,
            ["enforcement"] = ask.Text("enforcement"),
            ["created_at"] = Time.Of(ask.Now),
            ["updated_at"] = Time.Of(ask.Now),
        };
        Copy(ask, made);
        Of(ask).Add(made);
        return Answer.Json(201, made.DeepClone());
    }

    private static Answer Update(Ask ask, JsonObject ruleset)
    {
        ruleset["name"] = ask.Text("name") ?? ruleset["name"]?.ToString();
        ruleset["enforcement"] = ask.Text("enforcement") ?? ruleset["enforcement"]?.ToString();
        ruleset["updated_at"] = Time.Of(ask.Now);
        Copy(ask, ruleset);
        return Answer.Json(200, ruleset.DeepClone());
    }

    private static void Copy(Ask ask, JsonObject ruleset)
    {
        ruleset["bypass_actors"] = ask.Body["bypass_actors"]?.DeepClone() ?? ruleset["bypass_actors"]?.DeepClone() ?? new JsonArray();
        ruleset["conditions"] = ask.Body["conditions"]?.DeepClone() ?? ruleset["conditions"]?.DeepClone() ?? new JsonObject();
        ruleset["rules"] = ask.Body["rules"]?.DeepClone() ?? ruleset["rules"]?.DeepClone() ?? new JsonArray();
    }

    private static JsonObject Short(JsonObject ruleset) =>
        new(ruleset.Where(member => member.Key is not ("rules" or "conditions" or "bypass_actors")).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
}
