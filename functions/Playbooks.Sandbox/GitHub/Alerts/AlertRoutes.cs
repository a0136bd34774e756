using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Repositories;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.GitHub.Shapes;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Alerts;

/// <summary>Secret scanning. As at GitHub, an alert comes with the literal secret unless it is asked to be hidden.</summary>
internal static class AlertRoutes
{
    private const string Need = "secret_scanning_alerts";

    public static IEnumerable<Route> All =>
    [
        Route.Repo("GET", "/secret-scanning/alerts", "secret-scanning/list-alerts-for-repo", Need + ":read", ask =>
            Page.Plain(ask, [.. ask.Repository.Alerts.Where(alert => IsAsked(ask, alert))], alert => Shape(ask, ask.Repository, alert))),
        Route.Org("GET", "/secret-scanning/alerts", "secret-scanning/list-alerts-for-org", Need + ":read", ask => Page.Plain(
            ask,
            [.. ask.Organisation.Repositories.Values.SelectMany(repository => repository.Alerts.Where(alert => IsAsked(ask, alert)).Select(alert => (repository, alert)))],
            item => OfOrganisation(ask, item.repository, item.alert))),
        Route.Repo("GET", "/secret-scanning/alerts/{alert_number}", "secret-scanning/get-alert", Need + ":read", ask =>
            IfFound(ask, alert => Answer.Json(200, Shape(ask, ask.Repository, alert)))),
        Route.Repo("PATCH", "/secret-scanning/alerts/{alert_number}", "secret-scanning/update-alert", Need + ":write", ask => IfFound(ask, alert => Update(ask, alert))),
    ];

    private static bool IsAsked(Ask ask, SecretAlert alert) => ask.Call.Argument("state") is not { } state || alert.State == state;

    private static Answer IfFound(Ask ask, Func<SecretAlert, Answer> then) =>
        ask.Repository.Alerts.Find(alert => alert.Number == ask.Number("alert_number")) is { } alert ? then(alert) : Refusal.NotFound;

    private static Answer Update(Ask ask, SecretAlert alert)
    {
        switch (ask.Text("state"), ask.Text("resolution"))
        {
            case ("resolved", "revoked" or "false_positive" or "wont_fix" or "used_in_tests"):
                (alert.State, alert.Resolution, alert.Comment, alert.Resolved) = ("resolved", ask.Text("resolution"), ask.Text("resolution_comment"), ask.Now);
                return Answer.Json(200, Shape(ask, ask.Repository, alert));
            case ("open", null):
                (alert.State, alert.Resolution, alert.Comment, alert.Resolved) = ("open", null, null, null);
                return Answer.Json(200, Shape(ask, ask.Repository, alert));
            default:
                return Refusal.Say(422, "Validation Failed: a resolved alert has a resolution, an open one has none.");
        }
    }

    private static JsonObject OfOrganisation(Ask ask, Repository repository, SecretAlert alert)
    {
        var shape = Shape(ask, repository, alert);
        shape["repository"] = RepositoryShape.Minimal(ask.World, ask.Api, repository);
        return shape;
    }

    private static JsonObject Shape(Ask ask, Repository repository, SecretAlert alert)
    {
        var url = $"{ask.Api}/repos/{repository.FullName}/secret-scanning/alerts/{alert.Number}";
        var shape = new JsonObject
        {
            ["number"] = alert.Number,
            ["created_at"] = Time.Of(alert.Created),
            ["updated_at"] = Time.Of(alert.Resolved ?? alert.Created),
            ["url"] = url,
            ["html_url"] = $"https://github.com/{repository.FullName}/security/secret-scanning/{alert.Number}",
            ["locations_url"] = url + "/locations",
            ["state"] = alert.State,
            ["resolution"] = alert.Resolution,
            ["resolved_at"] = Time.Of(alert.Resolved),
            ["resolved_by"] = null,
            ["resolution_comment"] = alert.Comment,
            ["secret_type"] = alert.Type,
            ["secret_type_display_name"] = alert.Type,
            ["validity"] = ask.World.Tokens.IsRevoked(alert.Value, ask.Now) ? "inactive" : "unknown",
            ["publicly_leaked"] = alert.IsPublic,
            ["multi_repo"] = false,
        };
        if (ask.Call.Argument("hide_secret") != "true")
        {
            shape["secret"] = alert.Value;
        }

        return shape;
    }
}
