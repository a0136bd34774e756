using System.Collections.Concurrent;
using System.Diagnostics;

namespace Playbooks.Functions.Tests.Hosting;

/// <summary>The built program as a process of its own, as a functions host or a container starts it.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> errors = new();
    private readonly TaskCompletionSource<string> serving = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HostProcess(Process process) => this.process = process;

    /// <summary>Lines on standard output.</summary>
    public IReadOnlyCollection<string> Output => output;

    public IReadOnlyCollection<string> Errors => errors;

    public bool HasExited => process.HasExited;

    /// <summary>The line that says where it serves, once it does; fails where it ends before.</summary>
    public Task<string> Serving => serving.Task;

    /// <param name="program">The program's path; the one that was built with these tests where null.</param>
    public static HostProcess Start(string folder, IReadOnlyDictionary<string, string> settings, string? program = null)
    {
        var start = new ProcessStartInfo(program ?? Path.Combine(AppContext.BaseDirectory, "app"))
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var host = new HostProcess(process);
        process.OutputDataReceived += (_, line) => host.Read(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(host.errors, line.Data);
        process.Exited += (_, _) => host.serving.TrySetException(new InvalidOperationException($"the program ended: {string.Join('\n', host.output.Concat(host.errors))}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return host;
    }

    /// <summary>SIGKILL: nothing of the program runs any more.</summary>
    public void Kill() => process.Kill();

    /// <summary>SIGTERM: the program may end itself.</summary>
    public void Ask()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        kill.WaitForExit();
    }

    public async Task<int> ExitAsync(CancellationToken token)
    {
        await process.WaitForExitAsync(token);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.WaitForExit();
        process.Dispose();
        _ = serving.Task.Exception;
    }

    private void Read(string? line)
    {
        Keep(output, line);
        if (line?.Contains("\"EventId\":51,", StringComparison.Ordinal) == true)
        {
            serving.TrySetResult(line);
        }
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }
}
