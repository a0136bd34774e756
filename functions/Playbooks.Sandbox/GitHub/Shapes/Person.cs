using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.GitHub.Shapes;

/// <summary>The description's <c>simple-user</c>.</summary>
internal static class Person
{
    private static readonly (string Member, string Suffix)[] Links =
    [
        ("followers_url", "/followers"), ("following_url", "/following{/other_user}"), ("gists_url", "/gists{/gist_id}"), ("starred_url", "/starred{/owner}{/repo}"),
        ("subscriptions_url", "/subscriptions"), ("organizations_url", "/orgs"), ("repos_url", "/repos"), ("events_url", "/events{/privacy}"), ("received_events_url", "/received_events"),
    ];

    public static JsonObject Of(GitHubWorld world, string api, string login, string type = "User")
    {
        var id = world.Organisations.GetValueOrDefault(login)?.Id ?? world.Mint.Number("user/" + login, 9_999_999);
        var user = new JsonObject
        {
            ["login"] = login,
            ["id"] = id,
            ["node_id"] = NodeId("User", id),
            ["avatar_url"] = "",
            ["gravatar_id"] = "",
            ["url"] = $"{api}/users/{login}",
            ["html_url"] = $"https://github.com/{login}",
            ["type"] = type,
            ["site_admin"] = false,
        };
        foreach (var (member, rest) in Links)
        {
            user[member] = $"{api}/users/{login}{rest}";
        }

        return user;
    }

    public static string NodeId(string kind, long id) =>
        Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes($"{kind}{id.ToString(System.Globalization.CultureInfo.InvariantCulture)}"));
}
