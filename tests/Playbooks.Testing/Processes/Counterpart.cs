using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Playbooks.Testing.Processes;

/// <summary>
/// A program that somebody else wrote and that stands opposite the product: it says in its first line, as JSON, where it is, and ends with its
/// input; where that does not help, by its id.
/// </summary>
public sealed class Counterpart : IAsyncDisposable
{
    private readonly Process process;

    private Counterpart(Process process, JsonObject said) => (this.process, Said) = (process, said);

    /// <summary>What it said of itself.</summary>
    public JsonObject Said { get; }

    public string this[string member] => Said[member]?.ToString() ?? throw new InvalidOperationException($"the program did not say its '{member}'");

    public static async Task<Counterpart> StartAsync(string program, params string[] arguments)
    {
        var info = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(info) ?? throw new InvalidOperationException($"{program} did not start");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var line = await process.StandardOutput.ReadLineAsync();
        return new Counterpart(process, JsonNode.Parse(line ?? throw new InvalidOperationException($"{program} ended before it said where it is"))?.AsObject() ?? []);
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10), TimeProvider.System);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
