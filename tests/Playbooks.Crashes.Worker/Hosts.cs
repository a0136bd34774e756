using Playbooks.Functions;

namespace Playbooks.Crashes.Worker;

/// <summary>
/// A process of the deployed program for several tenants at once, each with a store and a queue of its own: what Functions or a container starts,
/// several times in one process. It ends when its input does.
/// </summary>
internal static class Hosts
{
    public const string Verb = "serve";

    /// <param name="tenants">A file with one line for each tenant: its tenant file, its store, the address of its queues.</param>
    public static async Task<int> ServeAsync(string tenants)
    {
        using var stop = new CancellationTokenSource();
        _ = Task.Run(() =>
        {
            Console.In.ReadToEnd();
            stop.Cancel();
        });
        using var carried = ClaimHeader.Carry();
        var codes = await Task.WhenAll((await File.ReadAllLinesAsync(tenants, stop.Token)).Select(line => line.Split(' ')).Select(part => HostProgram.RunAsync(
            [$"--Tenant={part[0]}", $"--Store={part[1]}", $"--RunsStorage:queueServiceUri={part[2]}", "--Signer=file:", "--Listen=127.0.0.1:0"], stop.Token)));
        return codes.Max();
    }
}
