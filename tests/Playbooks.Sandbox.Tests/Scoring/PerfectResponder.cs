using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Playbooks.Sandbox.Credentials;
using Playbooks.Sandbox.GitHub.Keys;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Tests.Aws;
using Playbooks.Sandbox.Tests.Tenants;

namespace Playbooks.Sandbox.Tests.Scoring;

/// <summary>Knows the truth and does everything right, over the same HTTP as anybody else.</summary>
internal sealed class PerfectResponder(SandboxHost host, Responder github, HttpClient http, string graphToken)
{
    private const string Region = "us-east-1";

    public static async Task<PerfectResponder> SignInAsync(SandboxHost host)
    {
        var http = new HttpClient();
        var mint = host.Tenant.Context.Mint;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = mint.Guid("app/ir-responder").ToString(), ["scope"] = "https://graph.microsoft.com/.default",
            ["client_secret"] = mint.Value("entra_secret", "ir-responder-1"),
        });
        var tenant = host.Scenario.Section("entra")["tenant"]?.ToString();
        using var answer = await http.PostAsync(new Uri(host.Endpoints.EntraLogin, $"/{tenant}/oauth2/v2.0/token"), form);
        answer.EnsureSuccessStatusCode();
        var token = JsonNode.Parse(await answer.Content.ReadAsStringAsync())?["access_token"]?.ToString() ?? "";
        return new PerfectResponder(host, await Responder.SignInAsync(host), http, token);
    }

    public async Task HandleAsync()
    {
        const string Workflow = "/repos/acme/checkout/actions/workflows/deploy.yml/";
        await github.SendAsync("PUT", Workflow + "disable");
        foreach (var entry in host.Tenant.Inventory.All.Where(entry => entry.Exposure == Exposure.Exposed))
        {
            await (entry.Original.Kind switch
            {
                "aws_access_key" => AccessKeyAsync(entry),
                "entra_client_secret" => ClientSecretAsync(entry),
                "aws_session" => RevokeAsync(entry),
                "github_deploy_key" => DeployKeyAsync(entry),
                _ => Task.FromResult(host.RotateByHand(entry.Id)),
            });
        }

        await github.SendAsync("PUT", Workflow + "enable");
    }

    private async Task AccessKeyAsync(InventoryEntry entry)
    {
        var user = entry.Principal["user"]?.ToString() ?? "";
        foreach (var spare in (await IamAsync("ListAccessKeys", ("UserName", user))).All("AccessKeyId").Where(id => id != entry.Original["id"]))
        {
            await IamAsync("DeleteAccessKey", ("UserName", user), ("AccessKeyId", spare));
        }

        var made = await IamAsync("CreateAccessKey", ("UserName", user));
        await DistributeAsync(entry, new() { ["id"] = made.One("AccessKeyId") ?? "", ["secret"] = made.One("SecretAccessKey") ?? "" });
        await IamAsync("UpdateAccessKey", ("UserName", user), ("AccessKeyId", entry.Original["id"] ?? ""), ("Status", "Inactive"));
        await IamAsync("DeleteAccessKey", ("UserName", user), ("AccessKeyId", entry.Original["id"] ?? ""));
    }

    private Task RevokeAsync(InventoryEntry entry)
    {
        var condition = new JsonObject { ["DateLessThan"] = new JsonObject { ["aws:TokenIssueTime"] = host.Clock.GetUtcNow().UtcDateTime.ToString("s") + "Z" } };
        var statement = new JsonObject { ["Effect"] = "Deny", ["Action"] = "*", ["Resource"] = "*", ["Condition"] = condition };
        var policy = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = statement };
        return IamAsync("PutRolePolicy", ("RoleName", entry.Principal["role"]?.ToString() ?? ""), ("PolicyName", "AWSRevokeOlderSessions"), ("PolicyDocument", policy.ToJsonString()));
    }

    private async Task ClientSecretAsync(InventoryEntry entry)
    {
        var client = entry.Original["client_id"] ?? "";
        var application = await GraphAsync("GET", $"v1.0/applications(appId='{client}')");
        var path = $"v1.0/applications/{application["id"]}/";
        var made = await GraphAsync("POST", path + "addPassword", new JsonObject { ["passwordCredential"] = new JsonObject { ["displayName"] = "drill" } });
        await DistributeAsync(entry, new() { ["client_id"] = client, ["secret"] = made["secretText"]?.ToString() ?? "" });
        await GraphAsync("POST", path + "removePassword", new JsonObject { ["keyId"] = application["passwordCredentials"]?[0]?["keyId"]?.ToString() });
    }

    private async Task DeployKeyAsync(InventoryEntry entry)
    {
        var path = $"/repos/{entry.Principal["repository"]}/keys";
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = key.ExportPkcs8PrivateKeyPem();
        var old = await github.SendAsync("GET", path);
        await github.SendAsync("POST", path, new JsonObject { ["title"] = old[0]?["title"]?.ToString(), ["key"] = SshKey.PublicOf(pem), ["read_only"] = false }.ToJsonString());
        await DistributeAsync(entry, new() { ["private"] = pem });
        await github.SendAsync("DELETE", $"{path}/{old[0]?["id"]}");
    }

    private async Task DistributeAsync(InventoryEntry entry, Dictionary<string, string> fields)
    {
        foreach (var group in entry.Places.GroupBy(place => place.Place.Split('#')[0]))
        {
            await (group.Key.Split(':') switch
            {
                ["github", "repo", var repository, var name] => SecretAsync($"/repos/{repository}/actions/secrets", name, fields[group.First().Field]),
                ["github", "env", var repository, var environment, var name] => SecretAsync($"/repos/{repository}/environments/{environment}/secrets", name, fields[group.First().Field]),
                ["github", "org", var login, var name] => SecretAsync($"/orgs/{login}/actions/secrets", name, fields[group.First().Field]),
                ["aws", "parameter", .., var name] => JsonAsync("ssm", "AmazonSSM.PutParameter", new JsonObject { ["Name"] = name, ["Value"] = fields[group.First().Field], ["Overwrite"] = true }),
                ["aws", "secret", .., var name] => ManagedAsync(name, group, fields),
                _ => throw new InvalidOperationException(group.Key),
            });
        }
    }

    private Task ManagedAsync(string name, IEnumerable<CopyPlace> places, Dictionary<string, string> fields) => JsonAsync("secretsmanager", "secretsmanager.PutSecretValue", new JsonObject
    {
        ["SecretId"] = name,
        ["ClientRequestToken"] = "11111111-2222-3333-4444-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..12],
        ["SecretString"] = new JsonObject(places.Select(place => KeyValuePair.Create<string, JsonNode?>(place.Place.Split('#')[1], fields[place.Field]))).ToJsonString(),
    });

    private async Task SecretAsync(string store, string name, string value)
    {
        var key = await github.SendAsync("GET", store + "/public-key");
        var body = new JsonObject { ["key_id"] = key["key_id"]?.ToString(), ["encrypted_value"] = Seal.For(key["key"]?.ToString() ?? "", value) };
        if (store.StartsWith("/orgs/", StringComparison.Ordinal))
        {
            var secret = await github.SendAsync("GET", $"{store}/{name}");
            body["visibility"] = secret["visibility"]?.ToString();
            if (secret["visibility"]?.ToString() == "selected")
            {
                var selected = await github.SendAsync("GET", $"{store}/{name}/repositories");
                body["selected_repository_ids"] = new JsonArray([.. (selected["repositories"] as JsonArray ?? []).Select(item => item?["id"]?.DeepClone())]);
            }
        }

        await github.SendAsync("PUT", $"{store}/{name}", body.ToJsonString());
    }

    private async Task<AwsAnswer> IamAsync(string action, params (string Name, string Value)[] fields)
    {
        var form = string.Join('&', fields.Prepend(("Version", "2010-05-08")).Prepend(("Action", action)).Select(field => $"{field.Item1}={Uri.EscapeDataString(field.Item2)}"));
        return await SignedAsync(form, "application/x-www-form-urlencoded", "iam", null);
    }

    private Task JsonAsync(string service, string target, JsonObject body) => SignedAsync(body.ToJsonString(), "application/x-amz-json-1.1", service, target);

    private async Task<AwsAnswer> SignedAsync(string body, string type, string service, string? target)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, host.Endpoints.Aws) { Content = new ByteArrayContent(bytes) { Headers = { { "Content-Type", type } } } };
        if (target is not null)
        {
            request.Headers.Add("X-Amz-Target", target);
        }

        var mint = host.Tenant.Context.Mint;
        TestSigner.Sign(request, bytes, new AwsKey(mint.Value("aws_key_id", "ir-responder-1"), mint.Value("aws_secret", "ir-responder-1")), service, Region, host.Clock.GetUtcNow());
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? new AwsAnswer((int)answer.StatusCode, text) : throw new InvalidOperationException($"{service} {target}: {text}");
    }

    private async Task<JsonNode> GraphAsync(string method, string path, JsonObject? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(host.Endpoints.Graph, path));
        request.Headers.Authorization = new("Bearer", graphToken);
        request.Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? (text.Length == 0 ? new JsonObject() : JsonNode.Parse(text) ?? new JsonObject()) : throw new InvalidOperationException($"{path}: {text}");
    }
}
