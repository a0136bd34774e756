using System.Text.Json;
using System.Text.Json.Nodes;
using Playbooks.Sandbox.Credentials;
using Playbooks.Sandbox.GitHub;
using Playbooks.Sandbox.Scenarios;

namespace Playbooks.Sandbox.Hosting;

/// <summary>Writes what a user needs to point the product at a sandbox: <c>tenant.json</c>, the credential registry and the
/// responder's own credentials, each in a file that only the owner may read.</summary>
public static class TenantFile
{
    public const string Format = "playbooks.tenant/1";
    private const string Inventories = "inventories";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The path of the written <c>tenant.json</c>. The folder is made if it is missing.</summary>
    public static async Task<string> WriteAsync(SandboxHost host, string folder, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(host);
        Directory.CreateDirectory(folder);
        var mint = host.Tenant.Context.Mint;
        var github = host.Scenario.Section("github");
        var aws = host.Scenario.Section("aws").Objects("accounts").ToList();
        var entra = host.Scenario.Section("entra");
        if (host.Tenant.Parts.OfType<GitHubPart>().FirstOrDefault() is { } part)
        {
            await SecretAsync(folder, "github-app.pem", part.World.App.PrivateKey, cancel);
        }

        foreach (var account in aws)
        {
            var key = FirstOf(account.Objects("users"), account.TextOr("responder"), "keys");
            await SecretAsync(folder, $"aws-{account.Text("id")}.credentials", $"[default]\naws_access_key_id = {mint.Value("aws_key_id", key)}\naws_secret_access_key = {mint.Value("aws_secret", key)}\n", cancel);
        }

        await SecretAsync(folder, "entra-client.secret", mint.Value("entra_secret", FirstOf(entra.Objects("applications"), entra.TextOr("responder"), "passwords")), cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "registry.json"), Registry.Of(host.Tenant, host.Endpoints.Control).ToJsonString(Indented), cancel);
        var document = Document(host, github, aws, entra);
        if (await InventoriesAsync(host.Scenario, folder, cancel))
        {
            document["inventories"] = Inventories;
        }

        var path = Path.Combine(folder, "tenant.json");
        await File.WriteAllTextAsync(path, document.ToJsonString(Indented), cancel);
        return path;
    }

    private static JsonObject Document(SandboxHost host, JsonObject github, List<JsonObject> aws, JsonObject entra) => new()
    {
        ["format"] = Format,
        ["name"] = host.Scenario.Name,
        ["sandbox"] = true,
        ["clock"] = new JsonObject { ["offset"] = System.Xml.XmlConvert.ToString(TimeSpan.FromSeconds(Math.Round(host.Clock.Offset.TotalSeconds))) },
        ["control"] = Text(host.Endpoints.Control),
        ["github"] = new JsonObject
        {
            ["api"] = Text(host.Endpoints.GitHub),
            ["organisations"] = new JsonArray([.. github.Objects("organisations").Select(item => JsonValue.Create(item.Text("login")))]),
            ["app"] = new JsonObject
            {
                ["id"] = github.Object("app").NumberOr("id", 1),
                ["installation"] = github.Object("app").NumberOr("installation", 2),
                ["key"] = "file:github-app.pem",
            },
        },
        ["aws"] = new JsonObject
        {
            ["accounts"] = new JsonArray([.. aws.Select(account => (JsonNode)new JsonObject
            {
                ["id"] = account.Text("id"),
                ["region"] = account.TextOr("region") ?? "us-east-1",
                ["endpoint"] = Text(host.Endpoints.Aws),
                ["credentials"] = $"file:aws-{account.Text("id")}.credentials",
            })]),
        },
        ["entra"] = new JsonObject
        {
            // A tenant without a directory is asked for one that is not there, not for one without a name.
            ["tenant"] = entra.TextOr("tenant") ?? host.Tenant.Context.Mint.Guid("directory").ToString(),
            ["authority"] = Text(host.Endpoints.EntraLogin),
            ["graph"] = Text(host.Endpoints.Graph),
            ["client"] = new JsonObject { ["id"] = host.Tenant.Context.Mint.Guid("app/" + entra.TextOr("responder")).ToString(), ["secret"] = "file:entra-client.secret" },
        },
        ["registry"] = "registry.json",
        ["people"] = host.Scenario.List("people").DeepClone(),
    };

    /// <summary>What lies in the scenario's folder <c>inventories/</c>, as other teams would upload it. False where there is none.</summary>
    private static async Task<bool> InventoriesAsync(Scenario scenario, string folder, CancellationToken cancel)
    {
        var files = scenario.Files.Where(file => file.Key.StartsWith($"{Inventories}/", StringComparison.Ordinal)).ToList();
        foreach (var (name, text) in files)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? folder);
            await File.WriteAllTextAsync(path, text, cancel);
        }

        return files.Count > 0;
    }

    private static string FirstOf(IEnumerable<JsonObject> owners, string? name, string list) =>
        owners.FirstOrDefault(owner => owner.TextOr("name") == name)?.Objects(list).FirstOrDefault()?.TextOr("name") ?? "none";

    private static string Text(Uri address) => address.GetLeftPart(UriPartial.Authority);

    private static async Task SecretAsync(string folder, string name, string text, CancellationToken cancel)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new StreamWriter(Path.Combine(folder, name), options);
        await file.WriteAsync(text.AsMemory(), cancel);
    }
}
