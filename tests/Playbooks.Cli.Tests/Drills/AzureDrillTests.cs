using Playbooks.Cli.Terminals;
using Playbooks.Core.Values;
using Playbooks.Storage;
using Playbooks.Testing.Data;
using Playbooks.Testing.Stores;

namespace Playbooks.Cli.Tests.Drills;

[Collection(nameof(AzureDrillTests))]
public sealed class AzureDrillTests
{
    [NodeFact(Azurite.Package)]
    public async Task A_drill_whose_runs_are_in_Azure_Storage_ends_as_one_in_a_folder_does_and_its_journal_is_sound()
    {
        using var azurite = await Azurite.StartAsync();
        Environment.SetEnvironmentVariable(StorePlace.KeyVariable, Convert.ToBase64String(azurite.Key));
        var store = $"azure:{azurite.Blobs}/drills";

        var (code, output, error) = await RunAsync("drill", "--approve", "auto", "--json", "--store", store);

        Assert.True(code == ExitCode.Ok, error);
        var result = Assert.IsType<JsonOutcome.Read>(PlainJson.Read(output)).Value;
        Assert.Equal("completed", result.GetText("outcome"));
        Assert.InRange((result.Get("score")?.Get("total") as Value.Int)?.Number ?? 0, 95, 100);
        var run = result.GetText("run") ?? "";
        Assert.Equal(ExitCode.Ok, (await RunAsync("verify", run, "--store", store)).Code);
        Assert.Contains(run, (await RunAsync("runs", "list", "--store", store)).Output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var input = new StringReader("");
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await PlaybookProgram.RunAsync(arguments, new Terminal(input, output, error, isInteractive: false, hasColours: false));
        return (code, output.ToString(), error.ToString());
    }
}
