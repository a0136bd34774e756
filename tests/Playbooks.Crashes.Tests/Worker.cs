using System.Diagnostics;
using System.Text;

namespace Playbooks.Crashes.Tests;

/// <summary>One life of the engine: a process of its own, which may be killed at any instant.</summary>
internal sealed class Worker : IDisposable
{
    private const int Killed = 128 + 9;

    private readonly Process process;
    private readonly StringBuilder said = new();

    private Worker(Process process)
    {
        this.process = process;
        process.OutputDataReceived += Note;
        process.ErrorDataReceived += Note;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "Playbooks.Crashes.Worker.dll");

    public static Worker Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new Worker(Process.Start(start) ?? throw new InvalidOperationException("No process was started."));
    }

    /// <summary>SIGKILL; it is gone when this returns.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>What it said and whether it was killed; otherwise its exit code.</summary>
    public async Task<(string Said, bool WasKilled, int ExitCode)> EndAsync(CancellationToken token)
    {
        await process.WaitForExitAsync(token);
        lock (said)
        {
            return (said.ToString(), process.ExitCode == Killed, process.ExitCode);
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private void Note(object sender, DataReceivedEventArgs line)
    {
        lock (said)
        {
            said.AppendLine(line.Data);
        }
    }
}
