using System.Diagnostics;
using System.Globalization;

namespace Playbooks.Storage.Tests.Files;

/// <summary>The worker process that tests kill.</summary>
internal sealed class Holder : IDisposable
{
    private readonly Process process;

    private Holder(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardInput = true;
        process = Process.Start(start) ?? throw new InvalidOperationException("No process was started.");
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "Playbooks.Storage.Tests.Holder.dll");

    public static Holder Start(params string[] arguments) => new(new ProcessStartInfo("dotnet", ["exec", Program, .. arguments]));

    /// <summary>A worker that cannot make a file longer than so many KiB: what it gets then is what a full disk gives, an error from the write.</summary>
    public static Holder StartWithFilesUpTo(int kibibytes, params string[] arguments) => new(new ProcessStartInfo(
        "bash",
        ["-c", $"trap '' XFSZ; ulimit -f {kibibytes.ToString(CultureInfo.InvariantCulture)}; exec dotnet exec \"$@\"", "holder", Program, .. arguments])
    {
        // The runtime doubles its own mapped memory in a file, which the limit would also hit.
        Environment = { ["DOTNET_EnableWriteXorExecute"] = "0" },
    });

    public Task<string?> NextLineAsync() => process.StandardOutput.ReadLineAsync();

    /// <summary>SIGKILL, and what it had still said.</summary>
    public async Task<string> KillAsync()
    {
        process.Kill();
        var rest = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return rest;
    }

    public async Task<string> EndAsync()
    {
        process.StandardInput.Close();
        var rest = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return rest;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
