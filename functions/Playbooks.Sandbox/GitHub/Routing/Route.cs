using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.GitHub.Routing;

/// <summary>One operation of the REST API. <paramref name="Template"/> is the path of GitHub's OpenAPI description;
/// <c>{*name}</c> takes the rest of the path. The operation's name is the description's operationId.</summary>
internal sealed record Route(string Method, string Template, Scope Scope, Need Need, Operation Operation, Func<Ask, Answer> Handle)
{
    public string[] Segments { get; } = Template.Trim('/').Split('/');

    public static Route App(string method, string template, string name, Func<Ask, Answer> handle) =>
        new(method, template, Scope.App, Need.Nothing, new Operation(name, method != "GET"), handle);

    public static Route Installation(string method, string template, string name, Func<Ask, Answer> handle) =>
        new(method, template, Scope.Installation, Need.Nothing, new Operation(name, method != "GET"), handle);

    public static Route Repo(string method, string rest, string name, string need, Func<Ask, Answer> handle, bool contains = false) =>
        new(method, "/repos/{owner}/{repo}" + rest, Scope.Repository, Need.Of(need), new Operation(name, method != "GET", contains), handle);

    public static Route Org(string method, string rest, string name, string need, Func<Ask, Answer> handle, bool contains = false) =>
        new(method, "/orgs/{org}" + rest, Scope.Organisation, Need.Of(need), new Operation(name, method != "GET", contains), handle);

    /// <summary>The path's values, or null when the path is another one.</summary>
    public Dictionary<string, string>? Match(string[] path)
    {
        var open = Segments[^1].StartsWith("{*", StringComparison.Ordinal);
        if (open ? path.Length < Segments.Length : path.Length != Segments.Length)
        {
            return null;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < Segments.Length; i++)
        {
            if (Segments[i].StartsWith("{*", StringComparison.Ordinal))
            {
                values[Segments[i][2..^1]] = Uri.UnescapeDataString(string.Join('/', path[i..]));
            }
            else if (Segments[i].StartsWith('{'))
            {
                values[Segments[i][1..^1]] = Uri.UnescapeDataString(path[i]);
            }
            else if (Segments[i] != path[i])
            {
                return null;
            }
        }

        return values;
    }
}
