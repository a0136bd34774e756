using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub;
using Playbooks.Sandbox.Tests.Tenants;
using Playbooks.Testing.Conformance;
using Playbooks.Testing.Data;

namespace Playbooks.Sandbox.Tests.GitHub;

/// <summary>Every reading operation is asked once, and its answer is held against GitHub's own description.</summary>
public class DescriptionTests
{
    private const string Description = Descriptions.GitHubPath;

    [DataFact(Description)]
    public async Task Answers_have_the_members_and_types_that_github_describes()
    {
        await using var tenant = await SmallTenant.StartAsync();
        var description = Assert.IsType<OpenApiDescription>(Descriptions.GitHub);
        var values = await ValuesAsync(tenant);
        var problems = new List<string>();
        foreach (var route in GitHubPart.Routes.Where(route => route.Method == "GET" && !Descriptions.GitHubContradictions.Contains(route.Operation.Name)))
        {
            var path = Fill(route.Template, values);
            if (description.Find("GET", new Uri("https://api.github.com" + path)) is null)
            {
                continue;
            }

            var bearer = route.Template.StartsWith("/app", StringComparison.Ordinal) || route.Template.EndsWith("/installation", StringComparison.Ordinal) ? tenant.Jwt() : null;
            var (status, json, _) = await tenant.SendAsync("GET", path, bearer: bearer);
            if (status is 200)
            {
                problems.AddRange(description.AnswerErrors("GET", path, status, json).Take(3));
            }
            else if (status is not (302 or 409))
            {
                problems.Add($"{route.Operation.Name}: {status} {json.ToJsonString()}");
            }
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [DataFact(Description)]
    public void Operations_carry_githubs_own_names()
    {
        var description = Assert.IsType<OpenApiDescription>(Descriptions.GitHub);
        var wrong = GitHubPart.Routes
            .Select(route => (route.Operation.Name, Real: description.Find(route.Method, new Uri("https://api.github.com" + route.Template.Replace("{*", "{", StringComparison.Ordinal)))))
            .Where(item => item.Real is not null && item.Real != item.Name);

        Assert.Empty(wrong);
    }

    private static async Task<Dictionary<string, string>> ValuesAsync(SmallTenant tenant)
    {
        var (_, runs, _) = await tenant.SendAsync("GET", "/repos/small/web/actions/runs?created=<2025-03-15");
        var (_, jobs, _) = await tenant.SendAsync("GET", $"/repos/small/web/actions/runs/{runs["workflow_runs"]?[0]?["id"]}/jobs");
        var (_, keys, _) = await tenant.SendAsync("GET", "/repos/small/web/keys");
        var (_, hooks, _) = await tenant.SendAsync("GET", "/orgs/small/hooks");
        var (_, runners, _) = await tenant.SendAsync("GET", "/orgs/small/actions/runners");
        const string Rules = """{"name":"freeze","enforcement":"active","target":"branch","rules":[{"type":"update"}]}""";
        var (_, ruleset, _) = await tenant.SendAsync("POST", "/orgs/small/rulesets", Rules);
        return new()
        {
            ["org"] = "small", ["owner"] = "small", ["repo"] = "web", ["installation_id"] = "70", ["workflow_id"] = "ci.yml", ["attempt_number"] = "1", ["branch"] = "main",
            ["ref"] = "heads/main", ["tree_sha"] = "main", ["path"] = ".github/workflows/ci.yml", ["secret_name"] = "SHARED", ["environment_name"] = "production",
            ["run_id"] = Text(runs["workflow_runs"]?[0]), ["job_id"] = Text(jobs["jobs"]?[0]), ["key_id"] = Text(keys[0]), ["hook_id"] = Text(hooks[0]),
            ["runner_id"] = Text(runners["runners"]?[0]), ["ruleset_id"] = Text(ruleset), ["runner_group_id"] = "1", ["basehead"] = "main...main", ["alert_number"] = "1",
        };
    }

    private static string Text(JsonNode? item) => item?["id"]?.ToString() ?? "";

    private static string Fill(string template, Dictionary<string, string> values)
    {
        var path = string.Join('/', template.Split('/').Select(piece => piece.StartsWith('{') ? values.GetValueOrDefault(piece.Trim('{', '}', '*')) ?? "x" : piece));
        return path
            .Replace("/commits/heads/main", "/commits/main", StringComparison.Ordinal)
            .Replace("/web/actions/secrets/SHARED", "/web/actions/secrets/NPM_TOKEN", StringComparison.Ordinal)
            .Replace("/dependabot/secrets/SHARED", "/dependabot/secrets/REGISTRY", StringComparison.Ordinal)
            .Replace("/codespaces/secrets/SHARED", "/codespaces/secrets/REGISTRY", StringComparison.Ordinal)
            .Replace("/production/secrets/SHARED", "/production/secrets/PROD", StringComparison.Ordinal)
            .Replace("/repos/small/web/hooks/", "/orgs/small/hooks/", StringComparison.Ordinal)
            .Replace("/repos/small/web/actions/runners/", "/orgs/small/actions/runners/", StringComparison.Ordinal)
            .Replace("/repos/small/web/rulesets/", "/orgs/small/rulesets/", StringComparison.Ordinal);
    }
}
