using System.Text;
using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.GitHub.Shapes;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Repositories;

internal static class GitRoutes
{
    /// <summary>Larger files come only as they are, or as a blob.</summary>
    private const int LargestShown = 1024 * 1024;

    public static IEnumerable<Route> All =>
    [
        Route.Repo("GET", "/branches", "repos/list-branches", "contents:read", Branches),
        Route.Repo("GET", "/tags", "repos/list-tags", "metadata:read", Tags),
        Route.Repo("GET", "/branches/{*branch}", "repos/get-branch", "contents:read", Branch),
        Route.Repo("GET", "/commits", "repos/list-commits", "contents:read", Commits),
        Route.Repo("GET", "/commits/{*ref}", "repos/get-commit", "contents:read", ask => IfFound(ask, ask["ref"], commit => Answer.Json(200, Shape(ask, commit)))),
        Route.Repo("GET", "/git/ref/{*ref}", "git/get-ref", "contents:read", ask =>
            ask.Repository.References.TryGetValue(ask["ref"], out var sha) ? Answer.Json(200, Reference(ask, ask["ref"], sha)) : Refusal.NotFound),
        Route.Repo("GET", "/git/matching-refs/{*ref}", "git/list-matching-refs", "contents:read", ask => Page.Plain(
            ask, [.. ask.Repository.References.Where(item => item.Key.StartsWith(ask["ref"], StringComparison.Ordinal))], item => Reference(ask, item.Key, item.Value))),
        Route.Repo("GET", "/git/trees/{tree_sha}", "git/get-tree", "contents:read", Tree),
        Route.Repo("GET", "/git/blobs/{file_sha}", "git/get-blob", "contents:read", BlobOf),
        Route.Repo("GET", "/contents/{*path}", "repos/get-content", "contents:read", Content),
        Route.Repo("GET", "/contents", "repos/get-content", "contents:read", Content),
    ];

    private static Answer IfFound(Ask ask, string? reference, Func<Commit, Answer> then) =>
        ask.Repository.Find(reference) is { } commit ? then(commit) : Refusal.Say(422, $"No commit found for SHA: {reference}");

    private static Answer Branches(Ask ask) => Page.Plain(ask, [.. Named(ask, "heads/")], item => new JsonObject
    {
        ["name"] = item.Name,
        ["commit"] = new JsonObject { ["sha"] = item.Sha, ["url"] = Url(ask, "/commits/" + item.Sha) },
        ["protected"] = false,
    });

    private static Answer Tags(Ask ask) => Page.Plain(ask, [.. Named(ask, "tags/")], item => new JsonObject
    {
        ["name"] = item.Name,
        ["commit"] = new JsonObject { ["sha"] = item.Sha, ["url"] = Url(ask, "/commits/" + item.Sha) },
        ["zipball_url"] = Url(ask, "/zipball/refs/tags/" + item.Name),
        ["tarball_url"] = Url(ask, "/tarball/refs/tags/" + item.Name),
        ["node_id"] = "",
    });

    private static IEnumerable<(string Name, string Sha)> Named(Ask ask, string prefix) =>
        ask.Repository.References.Where(item => item.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(item => (item.Key[prefix.Length..], item.Value));

    private static Answer Branch(Ask ask)
    {
        if (!ask.Repository.References.TryGetValue("heads/" + ask["branch"], out var sha) || ask.Repository.Find(sha) is not { } commit)
        {
            return Refusal.Say(404, "Branch not found");
        }

        var url = Url(ask, "/branches/" + ask["branch"]);
        return Answer.Json(200, new JsonObject
        {
            ["name"] = ask["branch"],
            ["commit"] = Shape(ask, commit),
            ["_links"] = new JsonObject { ["html"] = url, ["self"] = url },
            ["protected"] = false,
            ["protection"] = new JsonObject { ["enabled"] = false },
            ["protection_url"] = url + "/protection",
        });
    }

    private static Answer Commits(Ask ask)
    {
        var all = ask.Repository.Commits.AsEnumerable().Reverse()
            .Where(commit => ask.Call.Argument("sha") is not { } tip || ask.Repository.Find(tip) is not { } found || commit.At <= found.At);
        return Page.Plain(ask, [.. all], commit => Shape(ask, commit));
    }

    private static Answer Tree(Ask ask)
    {
        var commit = ask.Repository.Find(ask["tree_sha"]) ?? ask.Repository.Commits.Find(item => item.TreeSha == ask["tree_sha"]);
        if (commit is null)
        {
            return Refusal.NotFound;
        }

        var deep = ask.Call.Argument("recursive") is not null;
        var files = commit.Files.Where(file => deep || !file.Key.Contains('/', StringComparison.Ordinal)).Select(file => (JsonNode)new JsonObject
        {
            ["path"] = file.Key,
            ["mode"] = "100644",
            ["type"] = "blob",
            ["sha"] = Blob.Sha(file.Value),
            ["size"] = Encoding.UTF8.GetByteCount(file.Value),
            ["url"] = Url(ask, "/git/blobs/" + Blob.Sha(file.Value)),
        });
        var folders = commit.Files.Keys.SelectMany(Folders).Distinct().Where(folder => deep || !folder.Contains('/', StringComparison.Ordinal)).Select(folder => (JsonNode)new JsonObject
        {
            ["path"] = folder,
            ["mode"] = "040000",
            ["type"] = "tree",
            ["sha"] = Blob.Sha(commit.Sha + folder),
            ["url"] = Url(ask, "/git/trees/" + Blob.Sha(commit.Sha + folder)),
        });
        return Answer.Json(200, new JsonObject
        {
            ["sha"] = commit.TreeSha,
            ["url"] = Url(ask, "/git/trees/" + commit.TreeSha),
            ["tree"] = new JsonArray([.. folders, .. files]),
            ["truncated"] = false,
        });
    }

    private static IEnumerable<string> Folders(string path)
    {
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = path.IndexOf('/', slash + 1))
        {
            yield return path[..slash];
        }
    }

    private static Answer BlobOf(Ask ask)
    {
        var text = ask.Repository.Commits.SelectMany(commit => commit.Files.Values).FirstOrDefault(file => Blob.Sha(file) == ask["file_sha"]);
        return text is null ? Refusal.NotFound : Answer.Json(200, new JsonObject
        {
            ["sha"] = ask["file_sha"],
            ["node_id"] = "",
            ["size"] = Encoding.UTF8.GetByteCount(text),
            ["url"] = Url(ask, "/git/blobs/" + ask["file_sha"]),
            ["content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(text)),
            ["encoding"] = "base64",
        });
    }

    private static Answer Content(Ask ask)
    {
        var path = (ask.Path.GetValueOrDefault("path") ?? "").Trim('/');
        var reference = ask.Call.Argument("ref");
        if (ask.Repository.Find(reference) is not { } commit)
        {
            return Refusal.Say(404, $"No commit found for the ref {reference}");
        }

        if (commit.Files.TryGetValue(path, out var text))
        {
            return ask.Call.Header("Accept")?.Contains("raw", StringComparison.Ordinal) is true
                ? Answer.Text(200, text, "application/vnd.github.raw+json; charset=utf-8")
                : Answer.Json(200, File(ask, commit, path, text));
        }

        var inside = commit.Files.Keys.Where(file => path.Length == 0 || file.StartsWith(path + "/", StringComparison.Ordinal)).ToList();
        return inside.Count == 0 ? Refusal.NotFound : Answer.Json(200, new JsonArray([.. Listing(ask, commit, path, inside)]));
    }

    private static IEnumerable<JsonNode> Listing(Ask ask, Commit commit, string path, IEnumerable<string> inside)
    {
        var skip = path.Length == 0 ? 0 : path.Length + 1;
        foreach (var child in inside.Select(file => file[skip..].Split('/')[0]).Distinct())
        {
            var full = path.Length == 0 ? child : $"{path}/{child}";
            yield return commit.Files.TryGetValue(full, out var text)
                ? Entry(ask, commit, full, "file", Blob.Sha(text), Encoding.UTF8.GetByteCount(text))
                : Entry(ask, commit, full, "dir", Blob.Sha(commit.Sha + full), 0);
        }
    }

    private static JsonObject File(Ask ask, Commit commit, string path, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var entry = Entry(ask, commit, path, "file", Blob.Sha(text), bytes.Length);
        var isLarge = bytes.Length > LargestShown;
        entry["encoding"] = isLarge ? "none" : "base64";
        entry["content"] = isLarge ? "" : Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks).ReplaceLineEndings("\n") + "\n";
        return entry;
    }

    public static JsonObject Entry(Ask ask, Commit commit, string path, string type, string sha, int size)
    {
        var self = Url(ask, $"/contents/{path}?ref={commit.Sha}");
        var git = Url(ask, $"/git/{(type == "dir" ? "trees" : "blobs")}/{sha}");
        var html = $"https://github.com/{ask.Repository.FullName}/blob/{commit.Sha}/{path}";
        return new JsonObject
        {
            ["type"] = type,
            ["name"] = path[(path.LastIndexOf('/') + 1)..],
            ["path"] = path,
            ["sha"] = sha,
            ["size"] = size,
            ["url"] = self,
            ["git_url"] = git,
            ["html_url"] = html,
            ["download_url"] = type == "dir" ? null : $"https://raw.githubusercontent.com/{ask.Repository.FullName}/{commit.Sha}/{path}",
            ["_links"] = new JsonObject { ["git"] = git, ["self"] = self, ["html"] = html },
        };
    }

    public static JsonObject Reference(Ask ask, string name, string sha) => new()
    {
        ["ref"] = "refs/" + name,
        ["node_id"] = "",
        ["url"] = Url(ask, "/git/refs/" + name),
        ["object"] = new JsonObject { ["type"] = "commit", ["sha"] = sha, ["url"] = Url(ask, "/git/commits/" + sha) },
    };

    private static JsonObject Shape(Ask ask, Commit commit)
    {
        var person = new JsonObject { ["name"] = commit.Author, ["email"] = $"{commit.Author}@example.com", ["date"] = Time.Of(commit.At) };
        var at = ask.Repository.Commits.IndexOf(commit);
        var url = Url(ask, "/commits/" + commit.Sha);
        return new JsonObject
        {
            ["sha"] = commit.Sha,
            ["node_id"] = "",
            ["url"] = url,
            ["html_url"] = $"https://github.com/{ask.Repository.FullName}/commit/{commit.Sha}",
            ["comments_url"] = url + "/comments",
            ["commit"] = new JsonObject
            {
                ["author"] = person,
                ["committer"] = person.DeepClone(),
                ["message"] = commit.Message,
                ["comment_count"] = 0,
                ["tree"] = new JsonObject { ["sha"] = commit.TreeSha, ["url"] = Url(ask, "/git/trees/" + commit.TreeSha) },
                ["url"] = Url(ask, "/git/commits/" + commit.Sha),
            },
            ["author"] = Person.Of(ask.World, ask.Api, commit.Author),
            ["committer"] = Person.Of(ask.World, ask.Api, commit.Author),
            ["parents"] = at > 0
                ? new JsonArray(new JsonObject { ["sha"] = ask.Repository.Commits[at - 1].Sha, ["url"] = Url(ask, "/commits/" + ask.Repository.Commits[at - 1].Sha) })
                : [],
        };
    }

    private static string Url(Ask ask, string rest) => $"{ask.Api}/repos/{ask.Repository.FullName}{rest}";
}
