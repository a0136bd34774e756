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

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>What it said so far.</summary>
    public string Words
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    /// <param name="folder">Where it works; where the tests do if null.</param>
    public static Worker Start(IEnumerable<string> arguments, string? folder = null)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Program, .. arguments])
        {
            WorkingDirectory = folder ?? "",
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

    /// <param name="name">STOP or CONT: nothing of it runs from one to the other, and its clocks go on.</param>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>What it said and whether it was killed; otherwise its exit code.</summary>
    public async Task<(string Said, bool WasKilled, int ExitCode)> EndAsync(CancellationToken token)
    {
        await process.WaitForExitAsync(token);
        return (Words, process.ExitCode == Killed, process.ExitCode);
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
