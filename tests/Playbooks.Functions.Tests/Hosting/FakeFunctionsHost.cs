using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Playbooks.Functions.Tests.Hosting;

/// <summary>
/// Does to the program what the functions host does to a custom handler: starts it with a port, waits for any answer on it, posts triggers in the host's
/// encoding with a chunked body, judges answers by the host's rules, starts it again after a crash — but not after exit code 0 — and delivers again what failed.
/// </summary>
internal sealed class FakeFunctionsHost(string folder, IReadOnlyDictionary<string, string> settings, FakeQueue queue, string? program = null) : IAsyncDisposable
{
    private const int MaxDequeueCount = 10;

    private static readonly TimeSpan Ping = TimeSpan.FromMilliseconds(25);

    private readonly HttpClient http = new() { Timeout = TimeSpan.FromMinutes(5) };
    private HostProcess? process;

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public HostProcess Process => process ?? throw new InvalidOperationException("start it first");

    public int Starts { get; private set; }

    public HttpClient Http => http;

    public async Task StartAsync(CancellationToken token)
    {
        Starts++;
        var port = UnusedPort();
        Address = new Uri($"http://127.0.0.1:{port}/");
        process?.Dispose();
        process = HostProcess.Start(folder, new Dictionary<string, string>(settings)
        {
            ["FUNCTIONS_CUSTOMHANDLER_PORT"] = $"{port}",
            ["FUNCTIONS_CUSTOMHANDLER_WORKER_ID"] = $"worker-{Starts}",
            ["FUNCTIONS_HTTPWORKER_PORT"] = $"{port}",
            ["FUNCTIONS_HTTPWORKER_ID"] = $"worker-{Starts}",
            ["FUNCTIONS_APP_ROOT_PATH"] = folder,
        }, program);
        await ReadyAsync(token);
    }

    public Task<bool> DeliverAsync(CancellationToken token) => DeliverAsync(ended => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ended), token);

    /// <summary>Takes one visible message and delivers it; false where there is none.</summary>
    /// <param name="fate">The program is killed when this ends before the call does.</param>
    public async Task<bool> DeliverAsync(Func<CancellationToken, Task> fate, CancellationToken token)
    {
        if (queue.Take() is not { } message)
        {
            return false;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(token);
        var killing = KillAfterAsync(fate(over.Token));
        var failure = await CallAsync("q-work", Invocation(message), token);
        await over.CancelAsync();
        await killing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (failure is null)
        {
            queue.Delete(message);
        }
        else
        {
            queue.Fail(message, MaxDequeueCount);
        }

        if (failure is not null && await HasCrashedAsync())
        {
            Assert.NotEqual(0, await Process.ExitAsync(token));
            await StartAsync(token);
        }

        return true;
    }

    /// <summary>The timer's time has come.</summary>
    public Task<string?> TickAsync(CancellationToken token) =>
        CallAsync("t-sweep", """{"Data":{"timer":{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":false}},"Metadata":{"sys":{"MethodName":"t-sweep"}}}""", token);

    /// <returns>Why the host takes the invocation as failed; null where it takes it as done.</returns>
    public async Task<string?> CallAsync(string function, string invocation, CancellationToken token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, function)) { Content = new StringContent(invocation, Encoding.UTF8) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=utf-8");
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Add("X-Azure-Functions-InvocationId", "a1");
        request.Headers.UserAgent.ParseAdd("Azure-Functions-Host/4.1042");
        try
        {
            using var answer = await http.SendAsync(request, token);
            return Judge(answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync(token));
        }
        catch (HttpRequestException)
        {
            return "the handler is gone";
        }
    }

    /// <summary>The host's rules for what a trigger answers.</summary>
    public static string? Judge(HttpStatusCode status, string? media, string body) => (int)status is < 200 or > 299 ? $"status {(int)status}"
        : media is not ("application/json" or "text/json") ? $"media type {media}"
        : body.Trim() is "" or "null" ? "hangs: an empty answer never ends the invocation"
        : null;

    /// <summary>As the host encodes a queue message: the text as a JSON string that holds a JSON string, numbers as text.</summary>
    public static string Invocation(FakeQueue.Message message) => JsonSerializer.Serialize(new
    {
        Data = new { item = JsonSerializer.Serialize(message.Text) },
        Metadata = new
        {
            DequeueCount = $"{message.DequeueCount}",
            Id = JsonSerializer.Serialize(message.Id),
            PopReceipt = "\"receipt\"",
            ExpirationTime = "9999-12-31T23:59:59+00:00",
            run = "\"copied from the message\"",
            sys = new { MethodName = "q-work", UtcNow = "2026-01-01T00:00:00Z", RandGuid = "a1" },
        },
    });

    public ValueTask DisposeAsync()
    {
        process?.Dispose();
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task KillAfterAsync(Task fate)
    {
        await fate;
        Process.Kill();
    }

    /// <summary>Whether the port is closed: a killed program may be seen as running for a moment longer.</summary>
    private async Task<bool> HasCrashedAsync()
    {
        try
        {
            using var answer = await http.GetAsync(Address, CancellationToken.None);
            return false;
        }
        catch (HttpRequestException)
        {
            return true;
        }
    }

    /// <summary>Any answer is good; only a closed port is waited for.</summary>
    private async Task ReadyAsync(CancellationToken token)
    {
        while (true)
        {
            Assert.False(Process.HasExited, string.Join('\n', Process.Output.Concat(Process.Errors)));
            try
            {
                using var answer = await http.GetAsync(Address, token);
                return;
            }
            catch (HttpRequestException e) when (e.InnerException is SocketException)
            {
                await Task.Delay(Ping, TimeProvider.System, token);
            }
        }
    }

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
