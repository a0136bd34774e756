using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Organisations;

/// <summary>The organisation's audit log: cursors instead of page numbers, and the search terms
/// <c>action:</c>, <c>actor:</c>, <c>repo:</c> and <c>created:A..B</c>.</summary>
internal static partial class AuditLog
{
    public static Answer List(Ask ask)
    {
        var events = ask.Organisation.Audit.Where(item => Matches(item, ask.Call.Argument("phrase") ?? "", ask)).ToList();
        if (ask.Call.Argument("order") != "asc")
        {
            events.Reverse();
        }

        var size = ask.Call.Number("per_page", 30, 100);
        var after = ask.Call.Argument("after");
        var from = after is null ? 0 : events.FindIndex(item => item.Id == after) + 1;
        var page = events.Skip(from).Take(size).ToList();
        var more = from + page.Count < events.Count;
        return Page.Linked(
            Answer.Json(200, new JsonArray([.. page.Select(item => Shape(ask, item))])),
            more ? $"<{Page.Address(ask, "after", page[^1].Id)}>; rel=\"next\"" : "");
    }

    private static bool Matches(AuditEvent item, string phrase, Ask ask) => Terms().Matches(phrase).All(term => term.Groups[1].Value switch
    {
        "action" => item.Action == term.Groups[2].Value || item.Action.StartsWith(term.Groups[2].Value + ".", StringComparison.Ordinal),
        "actor" => item.Actor == term.Groups[2].Value,
        "repo" => item.Details["repo"]?.ToString() == term.Groups[2].Value,
        "created" => CreatedRange.Parse(term.Groups[2].Value) is { } range && range.Contains(item.At),
        "org" => term.Groups[2].Value == ask.Organisation.Login,
        _ => item.Details[term.Groups[1].Value]?.ToString() == term.Groups[2].Value,
    });

    private static JsonObject Shape(Ask ask, AuditEvent item)
    {
        var shape = item.Details.DeepClone().AsObject();
        shape["@timestamp"] = item.At.ToUnixTimeMilliseconds();
        shape["created_at"] = item.At.ToUnixTimeMilliseconds();
        shape["action"] = item.Action;
        shape["actor"] = item.Actor;
        shape["org"] = ask.Organisation.Login;
        shape["_document_id"] = item.Id;
        return shape;
    }

    [GeneratedRegex("""([a-z_]+):"?([^\s"]+)"?""", RegexOptions.CultureInvariant)]
    private static partial Regex Terms();
}
