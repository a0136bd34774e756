using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.GitHub.Shapes;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Repositories;

internal static class RepositoryRoutes
{
    public static IEnumerable<Route> All =>
    [
        Route.Repo("GET", "", "repos/get", "metadata:read", ask => Answer.Json(200, RepositoryShape.Full(ask.World, ask.Api, ask.Repository))),
        Route.Repo("PATCH", "", "repos/update", "administration:write", Update, contains: true),
        Route.Repo("GET", "/dependency-graph/sbom", "dependency-graph/export-sbom", "contents:read", Sbom),
        Route.Repo("GET", "/dependency-graph/compare/{basehead}", "dependency-graph/diff-range", "contents:read", Compare),
        Route.Repo("GET", "/actions/variables", "actions/list-repo-variables", "actions_variables:read", Variables),
    ];

    private static Answer Update(Ask ask)
    {
        if (ask.Repository.Archived && ask.Flag("archived") is not false)
        {
            return Refusal.Say(403, "Repository was archived so is read-only.");
        }

        if (ask.Text("visibility") is { } visibility && visibility is not ("private" or "public"))
        {
            return Refusal.Say(422, "Validation Failed: the organization is not part of an enterprise, so a repository cannot be internal.");
        }

        ask.Repository.Archived = ask.Flag("archived") ?? ask.Repository.Archived;
        ask.Repository.Visibility = ask.Text("visibility") ?? ask.Repository.Visibility;
        return Answer.Json(200, RepositoryShape.Full(ask.World, ask.Api, ask.Repository));
    }

    private static Answer Variables(Ask ask) => Page.Of(ask, "variables", [.. ask.Repository.Variables], variable => new JsonObject
    {
        ["name"] = variable.Key,
        ["value"] = variable.Value,
        ["created_at"] = Time.Of(ask.Repository.Created),
        ["updated_at"] = Time.Of(ask.Repository.Created),
    });

    private static Answer Sbom(Ask ask)
    {
        if (ask.Repository.Packages is not { } packages)
        {
            return Refusal.Say(404, "Dependency graph is disabled for this repository.");
        }

        var root = new JsonObject
        {
            ["SPDXID"] = "SPDXRef-Repository",
            ["name"] = "com.github." + ask.Repository.FullName,
            ["versionInfo"] = ask.Repository.DefaultBranch,
            ["downloadLocation"] = $"git+https://github.com/{ask.Repository.FullName}",
            ["filesAnalyzed"] = false,
        };
        return Answer.Json(200, new JsonObject
        {
            ["sbom"] = new JsonObject
            {
                ["SPDXID"] = "SPDXRef-DOCUMENT",
                ["spdxVersion"] = "SPDX-2.3",
                ["creationInfo"] = new JsonObject { ["created"] = Time.Of(ask.Now), ["creators"] = new JsonArray("Tool: GitHub.com-Dependency-Graph") },
                ["name"] = "com.github." + ask.Repository.FullName,
                ["dataLicense"] = "CC0-1.0",
                ["documentNamespace"] = $"https://spdx.org/spdxdocs/protobom/{ask.World.Mint.Guid("sbom/" + ask.Repository.FullName)}",
                ["packages"] = new JsonArray([root, .. packages.Select(Package)]),
                ["relationships"] = new JsonArray([.. packages.Select((_, index) => (JsonNode)new JsonObject
                {
                    ["relationshipType"] = "DEPENDS_ON",
                    ["spdxElementId"] = "SPDXRef-Repository",
                    ["relatedSpdxElement"] = "SPDXRef-Package-" + index.ToString(System.Globalization.CultureInfo.InvariantCulture),
                })]),
            },
        });
    }

    private static Answer Compare(Ask ask)
    {
        var ends = ask["basehead"].Split("...");
        if (ask.Repository.Packages is not { } now || ends is not [var from, var to] || ask.Repository.Find(from) is not { } old || ask.Repository.Find(to) is not { } young)
        {
            return Refusal.NotFound;
        }

        var (before, after) = (old.Packages ?? now, young.Packages ?? now);
        return Answer.Json(200, new JsonArray([.. before.Except(after).Select(p => (JsonNode)Change("removed", p)), .. after.Except(before).Select(p => Change("added", p))]));
    }

    private static JsonObject Change(string type, string purl)
    {
        var at = purl.LastIndexOf('@');
        var slash = purl.IndexOf('/', StringComparison.Ordinal);
        return new JsonObject
        {
            ["change_type"] = type,
            ["manifest"] = "package.json",
            ["ecosystem"] = purl["pkg:".Length..slash],
            ["name"] = Uri.UnescapeDataString((at < 0 ? purl : purl[..at])[(slash + 1)..]),
            ["version"] = at < 0 ? "" : Uri.UnescapeDataString(purl[(at + 1)..]),
            ["package_url"] = purl,
            ["license"] = null,
            ["source_repository_url"] = null,
            ["vulnerabilities"] = new JsonArray(),
            ["scope"] = "runtime",
        };
    }

    private static JsonObject Package(string purl, int index)
    {
        var at = purl.LastIndexOf('@');
        var name = Uri.UnescapeDataString((at < 0 ? purl : purl[..at])[(purl.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        return new JsonObject
        {
            ["SPDXID"] = "SPDXRef-Package-" + index.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["name"] = name,
            ["versionInfo"] = at < 0 ? "" : purl[(at + 1)..],
            ["downloadLocation"] = "NOASSERTION",
            ["filesAnalyzed"] = false,
            ["externalRefs"] = new JsonArray(new JsonObject { ["referenceCategory"] = "PACKAGE-MANAGER", ["referenceType"] = "purl", ["referenceLocator"] = purl }),
        };
    }
}
