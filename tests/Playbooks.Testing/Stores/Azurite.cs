using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Playbooks.Testing.Data;
using Playbooks.Testing.Tls;

namespace Playbooks.Testing.Stores;

/// <summary>
/// Azure's own storage emulator (npm <c>azurite</c>) on loopback, in memory, started for the tests of one process and ended with them.
/// <c>PLAYBOOKS_AZURITE</c> names one that runs already, such as a container: the blob address, with the account; its queues are at the next port, as is usual.
/// </summary>
public sealed class Azurite : IDisposable
{
    public const string Package = "azurite";
    private const string Account = "playbooks";
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);

    private readonly Process? process;

    private Azurite(Process? process, Uri blobs, int accounts, byte[] key) => (this.process, Blobs, Accounts, Key) = (process, blobs, accounts, key);

    public Uri Blobs { get; }

    public Uri Queues => new UriBuilder(Blobs) { Port = Blobs.Port + 1 }.Uri;

    /// <summary>Each account has containers and queues of its own; all have one key.</summary>
    public int Accounts { get; }

    public byte[] Key { get; }

    /// <param name="accounts">One that runs already has one.</param>
    public static async Task<Azurite> StartAsync(int accounts = 1)
    {
        // The emulator accepts any account and key that it is told of; these exist only here.
        var key = System.Security.Cryptography.RandomNumberGenerator.GetBytes(64);
        if (Environment.GetEnvironmentVariable("PLAYBOOKS_AZURITE") is { Length: > 0 } running)
        {
            return new Azurite(null, new Uri(running), 1, Convert.FromBase64String(Environment.GetEnvironmentVariable("PLAYBOOKS_AZURITE_KEY") ?? ""));
        }

        return await StartAsync(key, accounts, "http");
    }

    /// <summary>One that takes tokens of the directory over TLS, as Azure does, and trusts none of their signatures (<c>--oauth basic</c>).</summary>
    public static Task<Azurite> StartAsync(LoopbackCertificate certificate) =>
        StartAsync(System.Security.Cryptography.RandomNumberGenerator.GetBytes(64), 1, "https", "--oauth", "basic", "--cert", certificate.CertificatePath, "--key", certificate.KeyPath);

    private static async Task<Azurite> StartAsync(byte[] key, int accounts, string scheme, params string[] more)
    {
        var (blobPort, queuePort, tablePort) = FreePorts();
        var info = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = [
            Path.Combine(NodePackages.Find(Package) ?? throw new InvalidOperationException(NodePackages.Missing(Package)), "dist", "src", "azurite.js"),
            "--inMemoryPersistence", "--silent", "--disableTelemetry", "--skipApiVersionCheck",
            "--blobPort", $"{blobPort}", "--queuePort", $"{queuePort}", "--tablePort", $"{tablePort}", .. more];
        foreach (var argument in arguments)
        {
            info.ArgumentList.Add(argument);
        }

        info.Environment["AZURITE_ACCOUNTS"] = string.Join(';', Enumerable.Range(0, accounts).Select(number => $"{NameOf(number)}:{Convert.ToBase64String(key)}"));
        var process = Process.Start(info) ?? throw new InvalidOperationException("node did not start");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ListeningAsync(blobPort, process);
        return new Azurite(process, new Uri($"{scheme}://127.0.0.1:{blobPort}/{Account}"), accounts, key);
    }

    /// <param name="number">From 0, which is <see cref="Blobs"/>.</param>
    public Uri BlobsOf(int number) => number == 0 ? Blobs : new UriBuilder(Blobs) { Path = NameOf(number) }.Uri;

    public void Dispose()
    {
        process?.Kill(entireProcessTree: true);
        process?.Dispose();
    }

    private static string NameOf(int number) => number == 0 ? Account : $"{Account}{number}";

    /// <summary>Three in a row.</summary>
    private static (int First, int Second, int Third) FreePorts()
    {
        while (true)
        {
            using var first = Listener(0);
            var port = ((IPEndPoint)first.LocalEndpoint).Port;
            try
            {
                using var second = Listener(port + 1);
                using var third = Listener(port + 2);
                return (port, port + 1, port + 2);
            }
            catch (SocketException)
            {
                continue;
            }
        }
    }

    private static TcpListener Listener(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return listener;
    }

    private static async Task ListeningAsync(int port, Process process)
    {
        using var tooLong = new CancellationTokenSource(StartsWithin);
        using var every = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await every.WaitForNextTickAsync(tooLong.Token))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"azurite ended with {process.ExitCode}");
            }

            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port, tooLong.Token);
                return;
            }
            catch (SocketException)
            {
                continue;
            }
        }
    }
}
