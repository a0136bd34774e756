using System.Text;
using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.GitHub.Rulesets;
using Playbooks.Sandbox.GitHub.Shapes;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Repositories;

/// <summary>Writing one file of a branch, which makes a commit; workflow files need a permission of their own.</summary>
internal static class ContentRoutes
{
    private static readonly Need Workflows = Need.Of("workflows:write");

    public static IEnumerable<Route> All => [Route.Repo("PUT", "/contents/{*path}", "repos/create-or-update-file-contents", "contents:write", Write)];

    private static Answer Write(Ask ask)
    {
        var (path, branch) = (ask["path"].Trim('/'), ask.Text("branch") ?? ask.Repository.DefaultBranch);
        if (path.StartsWith(".github/workflows/", StringComparison.Ordinal) && !Workflows.IsMetBy(ask.Token?.Permissions ?? new Dictionary<string, string>()))
        {
            return Refusal.NotAccessible(Workflows);
        }

        if (ask.Text("message") is null || ask.Text("content") is not { } content || !ask.Repository.References.TryGetValue("heads/" + branch, out var tip) || ask.Repository.Find(tip) is not { } parent)
        {
            return Refusal.Say(422, "Invalid request.");
        }

        if (RulesetRules.Bind(ask, "heads/" + branch))
        {
            return RulesetRules.Violated;
        }

        var held = parent.Files.GetValueOrDefault(path);
        return held is not null && ask.Text("sha") is null ? Refusal.Say(422, "Invalid request.\n\n\"sha\" wasn't supplied.")
            : held is not null && ask.Text("sha") != Blob.Sha(held) ? Refusal.Say(409, $"{path} does not match {ask.Text("sha")}")
            : Committed(ask, parent, branch, path, Encoding.UTF8.GetString(Convert.FromBase64String(content)), held is null);
    }

    private static Answer Committed(Ask ask, Commit parent, string branch, string path, string text, bool isNew)
    {
        var files = new SortedDictionary<string, string>(parent.Files, StringComparer.Ordinal) { [path] = text };
        var author = ask.World.App.Slug + "[bot]";
        var commit = new Commit($"{path} by {author}", Blob.Sha($"{ask.World.Mint.FreshGuid()}"), ask.Now, author, ask.Text("message") ?? "", files);
        ask.Repository.Commits.Add(commit);
        ask.Repository.References["heads/" + branch] = commit.Sha;
        var url = $"{ask.Api}/repos/{ask.Repository.FullName}";
        return Answer.Json(isNew ? 201 : 200, new JsonObject
        {
            ["content"] = GitRoutes.Entry(ask, commit, path, "file", Blob.Sha(text), Encoding.UTF8.GetByteCount(text)),
            ["commit"] = new JsonObject
            {
                ["sha"] = commit.Sha,
                ["url"] = $"{url}/git/commits/{commit.Sha}",
                ["html_url"] = $"https://github.com/{ask.Repository.FullName}/commit/{commit.Sha}",
                ["message"] = commit.Message,
                ["author"] = new JsonObject { ["name"] = author, ["email"] = "responder@example.com", ["date"] = Time.Of(ask.Now) },
                ["tree"] = new JsonObject { ["sha"] = commit.TreeSha, ["url"] = $"{url}/git/trees/{commit.TreeSha}" },
                ["parents"] = new JsonArray(new JsonObject { ["sha"] = parent.Sha, ["url"] = $"{url}/git/commits/{parent.Sha}" }),
            },
        });
    }
}
