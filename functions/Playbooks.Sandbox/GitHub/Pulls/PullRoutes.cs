using System.Globalization;
using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Repositories;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.GitHub.Shapes;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Pulls;

/// <summary>Pull requests between branches of one repository; people merge them.</summary>
internal static class PullRoutes
{
    public static IEnumerable<Route> All =>
    [
        Route.Repo("GET", "/pulls", "pulls/list", "pull_requests:read", ask => Page.Plain(ask, [.. ask.Repository.Pulls.Where(pull => IsAsked(ask, pull)).Reverse()], pull => Shape(ask, pull))),
        Route.Repo("POST", "/pulls", "pulls/create", "pull_requests:write", Create),
        Route.Repo("GET", "/pulls/{pull_number}", "pulls/get", "pull_requests:read", ask => IfFound(ask, pull => Answer.Json(200, Shape(ask, pull)))),
        Route.Repo("PATCH", "/pulls/{pull_number}", "pulls/update", "pull_requests:write", ask => IfFound(ask, pull => Update(ask, pull))),
    ];

    /// <summary>A person merges it at the web page: the base gets the head's files in a commit of its own.</summary>
    public static void Merge(Repository repository, PullRequest pull, string sha, DateTimeOffset now)
    {
        var head = repository.Find(pull.Head) ?? throw new InvalidOperationException($"There is no branch {pull.Head}.");
        repository.Commits.Add(new Commit($"merge of {pull.Head}", sha, now, pull.Author, $"Merge pull request #{pull.Number}", new(head.Files, StringComparer.Ordinal)));
        repository.References["heads/" + pull.Base] = sha;
        (pull.State, pull.Merged, pull.MergeSha) = ("closed", now, sha);
    }

    private static bool IsAsked(Ask ask, PullRequest pull) =>
        (ask.Call.Argument("state") ?? "open") is var state && (state == "all" || state == pull.State)
        && (ask.Call.Argument("head") is not { } head || head == $"{ask.Repository.Owner}:{pull.Head}")
        && (ask.Call.Argument("base") is not { } into || into == pull.Base);

    private static Answer IfFound(Ask ask, Func<PullRequest, Answer> then) => ask.Repository.Pulls.Find(pull => pull.Number == ask.Number("pull_number")) is { } pull ? then(pull) : Refusal.NotFound;

    private static Answer Create(Ask ask)
    {
        if (ask.Text("head") is not { } head || ask.Text("base") is not { } into || ask.Text("title") is not { } title
            || !ask.Repository.References.TryGetValue("heads/" + head, out var from) || !ask.Repository.References.TryGetValue("heads/" + into, out var to))
        {
            return Refusal.Say(422, "Validation Failed");
        }

        if (ask.Repository.Pulls.Exists(pull => pull.State == "open" && pull.Head == head && pull.Base == into))
        {
            return Refusal.Say(422, $"A pull request already exists for {ask.Repository.Owner}:{head}.");
        }

        if (from == to)
        {
            return Refusal.Say(422, $"No commits between {into} and {head}");
        }

        var made = new PullRequest(ask.Repository.Pulls.Count + 1, title, ask.Text("body") ?? "", head, into, ask.World.App.Slug + "[bot]", ask.Now);
        ask.Repository.Pulls.Add(made);
        return Answer.Json(201, Shape(ask, made));
    }

    private static Answer Update(Ask ask, PullRequest pull)
    {
        if (pull.Merged is not null && ask.Text("state") == "open")
        {
            return Refusal.Say(422, "Cannot change the state of a merged pull request");
        }

        pull.State = ask.Text("state") ?? pull.State;
        return Answer.Json(200, Shape(ask, pull));
    }

    private static JsonObject Shape(Ask ask, PullRequest pull)
    {
        var number = pull.Number.ToString(CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["id"] = pull.Number,
            ["number"] = pull.Number,
            ["url"] = $"{ask.Api}/repos/{ask.Repository.FullName}/pulls/{number}",
            ["html_url"] = $"https://github.com/{ask.Repository.FullName}/pull/{number}",
            ["state"] = pull.State,
            ["title"] = pull.Title,
            ["body"] = pull.Body,
            ["user"] = Person.Of(ask.World, ask.Api, pull.Author),
            ["created_at"] = Time.Of(pull.Created),
            ["merged_at"] = pull.Merged is { } at ? Time.Of(at) : null,
            ["merge_commit_sha"] = pull.MergeSha,
            ["head"] = Branch(ask, pull.Head),
            ["base"] = Branch(ask, pull.Base),
        };
    }

    private static JsonObject Branch(Ask ask, string name) => new()
    {
        ["label"] = $"{ask.Repository.Owner}:{name}",
        ["ref"] = name,
        ["sha"] = ask.Repository.References.GetValueOrDefault("heads/" + name) ?? "",
    };
}
