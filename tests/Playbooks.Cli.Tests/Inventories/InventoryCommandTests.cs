using System.Text.Json.Nodes;
using Playbooks.Cli.Terminals;

namespace Playbooks.Cli.Tests.Inventories;

public sealed class InventoryCommandTests : IDisposable
{
    private const string Bom = """{"bomFormat": "CycloneDX", "specVersion": "1.5", "components": [{"name": "litellm", "version": "1.82.7", "purl": "pkg:pypi/LiteLLM@1.82.7"}]}""";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("inventory-command-");

    public InventoryCommandTests() => Write("tenant.json", """{"format": "playbooks.tenant/1", "name": "acme"}""");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task What_is_added_is_listed_and_found()
    {
        var added = await RunAsync("add", Write("bom.json", Bom), "--kind", "laptop", "--name", "anna", "--network", "open", "--credential", "npm-token", "--json");
        var again = await RunAsync("add", Write("bom.json", Bom), "--kind", "laptop", "--name", "anna", "--network", "open", "--credential", "npm-token", "--json");
        var found = await RunAsync("find", "pkg:pypi/litellm@1.82.7", "--json");

        Assert.Equal((0, 0, 0), (added.Code, again.Code, found.Code));
        Assert.Equal((true, false, 1), ((bool?)Json(added)["added"], (bool?)Json(again)["added"], (int?)Json(added)["packages"]));
        Assert.Equal(("confirmed", "anna", "npm-token"), Json(found)["hosts"]?[0] is { } host ? ((string?)host["grade"], (string?)host["name"], (string?)host["credentials"]?[0]) : default);
        Assert.Contains("laptop", (await RunAsync("list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_nobody_has_is_found_nowhere()
    {
        await RunAsync("add", Write("bom.json", Bom), "--kind", "laptop");

        Assert.Equal(1, (await RunAsync("find", "pkg:pypi/litellm@2.0")).Code);
    }

    [Fact]
    public async Task A_list_that_is_cut_off_is_kept_as_one_that_cannot_tell()
    {
        var added = await RunAsync("add", Write("bom.json", Bom[..60]), "--kind", "image", "--name", "web");
        var found = await RunAsync("find", "pkg:pypi/litellm", "--json");

        Assert.Equal(1, added.Code);
        Assert.Contains("cannot tell: line 1", added.Error, StringComparison.Ordinal);
        Assert.Equal("inventory of image web", (string?)Json(found)["cannot_tell"]?[0]?["what"]);
    }

    [Fact]
    public async Task Everything_wrong_in_a_call_is_said_and_nothing_is_kept()
    {
        var (code, _, error) = await RunAsync("add", Write("bom.json", Bom), "--kind", "phone", "--from", "monday");

        Assert.Equal(2, code);
        Assert.Contains("--kind", error, StringComparison.Ordinal);
        Assert.Contains("--from", error, StringComparison.Ordinal);
        Assert.Equal("[]", (await RunAsync("list", "--json")).Output.Trim());
    }

    [Fact]
    public async Task A_package_that_is_none_is_a_wrong_call() => Assert.Equal(2, (await RunAsync("find", "litellm")).Code);

    [Fact]
    public async Task The_folder_that_the_tenant_names_is_read_too()
    {
        Write("inventories/anna.inventory.json", """{"format": "playbooks.inventory/1", "name": "anna", "kind": "laptop", "file": "anna.csv"}""");
        Write("inventories/anna.csv", "name,version,table\nlitellm,1.82.7,python_packages\n");
        Write("tenant.json", """{"format": "playbooks.tenant/1", "name": "acme", "inventories": "inventories"}""");

        Assert.Contains("laptop anna", (await RunAsync("find", "pkg:pypi/litellm", "--bad-version", "1.82.7")).Output, StringComparison.Ordinal);
    }

    private static JsonNode Json((int Code, string Output, string Error) answer) => JsonNode.Parse(answer.Output) ?? throw new InvalidOperationException(answer.Error);

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? "");
        File.WriteAllText(path, text);
        return path;
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        using var input = new StringReader("");
        var terminal = new Terminal(input, output, error, isInteractive: false, hasColours: false);
        var code = await PlaybookProgram.RunAsync(["inventory", .. arguments, "--tenant", Path.Combine(folder.FullName, "tenant.json"), "--store", Path.Combine(folder.FullName, "runs")], terminal);
        return (code, output.ToString(), error.ToString());
    }
}
