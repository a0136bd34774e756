using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.GitHub.Runs;

/// <summary>What the short-lived links of <see cref="RunLogs"/> lead to.</summary>
internal static class LinkRoutes
{
    public static IEnumerable<Route> All =>
    [
        new Route("GET", "/_logs/{link}", Scope.Open, Need.Nothing, new Operation("logs/download"), Show),
    ];

    private static Answer Show(Ask ask)
    {
        if (!ask.World.Links.TryGetValue(ask.Call.RawPath, out var link) || ask.Now > link.Expires)
        {
            return Answer.Text(403, "Signature not valid in the specified time frame", "text/plain");
        }

        var (body, type) = link.Content();
        return new Answer(200, body, type);
    }
}
