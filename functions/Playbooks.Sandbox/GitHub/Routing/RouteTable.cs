using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Routing;

/// <summary>All operations, found by method and first segments; literal segments win over values because they are listed first.</summary>
internal sealed class RouteTable
{
    private readonly Dictionary<(string Method, string First), Route[]> routes;

    public RouteTable(IReadOnlyList<Route> all)
    {
        All = all;
        routes = all
            .GroupBy(route => (route.Method, route.Segments[0]))
            .ToDictionary(group => group.Key, group => group.OrderBy(Values).ToArray());
    }

    public IReadOnlyList<Route> All { get; }

    public (Route Route, Dictionary<string, string> Values)? Find(Call call)
    {
        var path = call.RawPath.Trim('/').Split('/');
        foreach (var route in routes.GetValueOrDefault((call.Method, path[0])) ?? [])
        {
            if (route.Match(path) is { } values)
            {
                return (route, values);
            }
        }

        return null;
    }

    private static int Values(Route route) => route.Segments.Count(segment => segment.StartsWith('{')) + (route.Template.Contains("{*", StringComparison.Ordinal) ? 100 : 0);
}
