using System.IO.Compression;

namespace Playbooks.Functions.Tests.Hosting;

public sealed class PackageTests
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    [PackageFact]
    public async Task The_package_has_what_the_functions_host_looks_for_and_its_program_starts_and_takes_a_run_to_its_first_question()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5), TimeProvider.System);
        await using var drill = await Rehearsal.StartAsync(limit.Token);
        var folder = Path.Combine(drill.Folder, "package");
        await ZipFile.ExtractToDirectoryAsync(PackageFactAttribute.File() ?? "", folder, limit.Token);

        Assert.Equal(["api", "hooks", "playbooks", "q-work", "t-sweep", "ui"], Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.Equal(["app", "host.json"], Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        var program = Path.Combine(folder, "app");
        Assert.Equal(Executable, File.GetUnixFileMode(program) & Executable);

        await using var queue = await FakeQueue.StartAsync();
        await using var host = new FakeFunctionsHost(folder, new Dictionary<string, string>(drill.Settings) { ["RunsStorage__queueServiceUri"] = queue.Service.AbsoluteUri }, queue, program);
        await host.StartAsync(limit.Token);
        var run = await drill.BeginAsync(limit.Token);
        queue.Put($$"""{"run":"{{run}}"}""");
        while ((await drill.ReadAsync(run, limit.Token)).Stage?.Checkpoint is null)
        {
            Assert.True(await host.DeliverAsync(limit.Token), "nobody works on the run any more");
        }

        Assert.Empty(host.Process.Errors);
    }
}
