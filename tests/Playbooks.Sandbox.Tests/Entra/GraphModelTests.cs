using System.Text.Json.Nodes;
using Playbooks.Testing.Data;

namespace Playbooks.Sandbox.Tests.Entra;

/// <summary>Answers against Microsoft's own description of the types.</summary>
public class GraphModelTests
{
    private const string File = "api/graph.openapi.trimmed.json";

    [DataFact(File)]
    public async Task Entities_have_only_members_that_their_types_have()
    {
        var model = JsonNode.Parse(await System.IO.File.ReadAllTextAsync(SharedData.Get(File)));
        await using var bench = await EntraBench.StartAsync();
        var asked = new JsonObject { ["passwordCredential"] = new JsonObject { ["endDateTime"] = "2025-06-01T00:00:00Z" } };

        Check("application", (await bench.GraphAsync("GET", bench.Application("deployer"))).Body);
        Check("servicePrincipal", (await bench.GraphAsync("GET", bench.Principal("deployer"))).Body);
        Check("passwordCredential", (await bench.GraphAsync("POST", bench.Application("deployer") + "/addPassword", asked)).Body);
        Check("federatedIdentityCredential", First(await bench.GraphAsync("GET", bench.Application("deployer") + "/federatedIdentityCredentials")));
        Check("oAuth2PermissionGrant", First(await bench.GraphAsync("GET", "v1.0/oauth2PermissionGrants")));
        Check("appRoleAssignment", First(await bench.GraphAsync("GET", bench.Principal("deployer") + "/appRoleAssignments")));
        Check("unifiedRoleAssignment", First(await bench.GraphAsync("GET", "v1.0/roleManagement/directory/roleAssignments")));
        Check("directoryAudit", First(await bench.GraphAsync("GET", "v1.0/auditLogs/directoryAudits")));
        Check("signIn", First(await bench.GraphAsync("GET", "beta/auditLogs/signIns?$filter=signInEventTypes/any(t:t eq 'servicePrincipal')")));
        Check("user", (await bench.GraphAsync("GET", $"v1.0/users/{bench.Id("user/mara")}")).Body);

        void Check(string type, JsonObject body) => Assert.Empty(Unknown(model ?? new JsonObject(), type, body));
    }

    [DataFact(File)]
    public async Task Every_operation_is_one_of_Graphs_and_asks_for_a_permission_that_Graph_accepts()
    {
        var model = JsonNode.Parse(await System.IO.File.ReadAllTextAsync(SharedData.Get(File)));
        var paths = (model?["paths"]?.AsObject() ?? []).GroupBy(path => Plain(path.Key)).ToDictionary(group => group.Key, group => group.Select(path => path.Value).ToList());

        Assert.All(Sandbox.Entra.Graph.GraphEndpoint.Operations, row =>
        {
            var described = paths.GetValueOrDefault("/" + row.Path)?.Select(path => path?[row.Method.ToLowerInvariant()]).FirstOrDefault(item => item is not null);
            var permissions = described?["x-ms-permissions-application"];
            var accepted = new[] { "leastPrivileged", "alsoAccepted" }.SelectMany(list => permissions?[list]?.AsArray() ?? []).Select(name => name?.ToString() ?? "").ToHashSet();
            // Paths outside the trimmed description, and those whose permissions it does not tell, prove nothing.
            Assert.True(described is null || accepted.Count == 0 || row.Permissions.Any(accepted.Contains), $"{row.Method} {row.Path}");
        });
    }

    private static string Plain(string path) => System.Text.RegularExpressions.Regex.Replace(path, @"\{[^}]*\}", "{}");

    private static JsonObject First(EntraAnswer answer) => answer.Items[0]?.AsObject() ?? [];

    private static IEnumerable<string> Unknown(JsonNode model, string type, JsonObject body)
    {
        var beta = (model["x-beta-only-properties"]?[type]?.AsArray() ?? []).Select(name => name?.ToString()).ToHashSet();
        var known = Members(model, "microsoft.graph." + type).ToHashSet();
        return body.Select(member => member.Key).Where(name => !name.StartsWith('@') && !known.Contains(name) && !beta.Contains(name)).Select(name => $"{type}.{name}");
    }

    /// <summary>With those of the types it extends.</summary>
    private static IEnumerable<string> Members(JsonNode model, string type)
    {
        var schema = model["components"]?["schemas"]?[type];
        var parts = (schema?["allOf"]?.AsArray() ?? []).Append(schema);
        return parts.SelectMany(part => (part?["properties"]?.AsObject() ?? []).Select(member => member.Key)
            .Concat(part?["$ref"] is { } reference ? Members(model, reference.ToString().Split('/')[^1]) : []));
    }
}
