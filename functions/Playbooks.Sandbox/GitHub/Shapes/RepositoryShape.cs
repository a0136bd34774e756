using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Repositories;

namespace Playbooks.Sandbox.GitHub.Shapes;

/// <summary>The description's <c>minimal-repository</c> and what <c>full-repository</c> adds to it.</summary>
internal static class RepositoryShape
{
    private static readonly (string Member, string Suffix)[] Links =
    [
        ("archive_url", "/{archive_format}{/ref}"), ("assignees_url", "/assignees{/user}"), ("blobs_url", "/git/blobs{/sha}"), ("branches_url", "/branches{/branch}"),
        ("collaborators_url", "/collaborators{/collaborator}"), ("comments_url", "/comments{/number}"), ("commits_url", "/commits{/sha}"),
        ("compare_url", "/compare/{base}...{head}"), ("contents_url", "/contents/{+path}"), ("contributors_url", "/contributors"), ("deployments_url", "/deployments"),
        ("downloads_url", "/downloads"), ("events_url", "/events"), ("forks_url", "/forks"), ("git_commits_url", "/git/commits{/sha}"), ("git_refs_url", "/git/refs{/sha}"),
        ("git_tags_url", "/git/tags{/sha}"), ("hooks_url", "/hooks"), ("issue_comment_url", "/issues/comments{/number}"), ("issue_events_url", "/issues/events{/number}"),
        ("issues_url", "/issues{/number}"), ("keys_url", "/keys{/key_id}"), ("labels_url", "/labels{/name}"), ("languages_url", "/languages"), ("merges_url", "/merges"),
        ("milestones_url", "/milestones{/number}"), ("notifications_url", "/notifications{?since,all,participating}"), ("pulls_url", "/pulls{/number}"),
        ("releases_url", "/releases{/id}"), ("stargazers_url", "/stargazers"), ("statuses_url", "/statuses/{sha}"), ("subscribers_url", "/subscribers"),
        ("subscription_url", "/subscription"), ("tags_url", "/tags"), ("teams_url", "/teams"), ("trees_url", "/git/trees{/sha}"),
    ];

    public static JsonObject Minimal(GitHubWorld world, string api, Repository repository)
    {
        var url = $"{api}/repos/{repository.FullName}";
        var shape = new JsonObject
        {
            ["id"] = repository.Id,
            ["node_id"] = Person.NodeId("Repository", repository.Id),
            ["name"] = repository.Name,
            ["full_name"] = repository.FullName,
            ["owner"] = Person.Of(world, api, repository.Owner, "Organization"),
            ["private"] = repository.Visibility != "public",
            ["html_url"] = $"https://github.com/{repository.FullName}",
            ["description"] = repository.Description,
            ["fork"] = false,
            ["url"] = url,
        };
        foreach (var (member, rest) in Links)
        {
            shape[member] = url + rest;
        }

        return shape;
    }

    public static JsonObject Full(GitHubWorld world, string api, Repository repository)
    {
        var shape = Minimal(world, api, repository);
        var times = Time.Of(repository.Created);
        foreach (var (member, value) in new (string, JsonNode?)[]
        {
            ("clone_url", $"https://github.com/{repository.FullName}.git"), ("git_url", $"git://github.com/{repository.FullName}.git"),
            ("ssh_url", $"git@github.com:{repository.FullName}.git"), ("svn_url", $"https://github.com/{repository.FullName}"), ("mirror_url", null), ("homepage", null),
            ("language", null), ("license", null), ("default_branch", repository.DefaultBranch), ("archived", repository.Archived), ("disabled", false),
            ("visibility", repository.Visibility), ("forks", 0), ("forks_count", 0), ("stargazers_count", 0), ("watchers", 0), ("watchers_count", 0), ("size", 128),
            ("open_issues", 0), ("open_issues_count", 0), ("network_count", 0), ("subscribers_count", 0), ("has_downloads", true), ("has_issues", true), ("has_projects", true),
            ("has_wiki", false), ("has_pages", false), ("has_discussions", false), ("pushed_at", Time.Of(repository.Commits[^1].At)), ("created_at", times), ("updated_at", times),
        })
        {
            shape[member] = value;
        }

        return shape;
    }
}
