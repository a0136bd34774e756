using System.Net;
using System.Net.Sockets;
using System.Text;
using Playbooks.Connectors.Entra.Tokens;
using Playbooks.Connectors.Http;
using Playbooks.Engine.Actions;
using Playbooks.Engine.Ports;

namespace Playbooks.Connectors.Tests.Http;

/// <summary>What a worker that has lost its run sends, at the socket of whom it would reach.</summary>
public sealed class FenceTests : IDisposable
{
    private readonly TcpListener provider = new(IPAddress.Loopback, 0);
    private readonly FakeClaim claim = new();
    private readonly ProviderHttp http;
    private readonly Uri there;

    public FenceTests()
    {
        provider.Start();
        there = new Uri($"http://127.0.0.1:{((IPEndPoint)provider.LocalEndpoint).Port}/");
        http = new ProviderHttp(new ProviderSettings { Name = "provider", Egress = Egress.To(there.GetLeftPart(UriPartial.Authority)) }, new NoCredential(), TimeProvider.System, () => 0, null);
    }

    public void Dispose()
    {
        http.Dispose();
        provider.Dispose();
    }

    [Fact]
    public async Task Nothing_leaves_for_a_run_whose_claim_was_lost_while_the_connection_was_made()
    {
        Fence.Enter(claim);
        var sending = http.SendAsync(new ProviderRequest("thing", HttpMethod.Post, there), CancellationToken.None);
        claim.IsHeld = false;
        using var connection = await provider.AcceptTcpClientAsync();

        await Assert.ThrowsAsync<ClaimLostException>(() => sending);

        Assert.Equal(0, await connection.GetStream().ReadAsync(new byte[1]));
    }

    [Fact]
    public async Task A_request_under_a_claim_that_is_held_and_one_for_no_run_go_out()
    {
        var answering = AnswerAsync(2);
        Assert.True((await http.SendAsync(new ProviderRequest("thing", HttpMethod.Post, there), CancellationToken.None)).Is(out _, out _));
        Fence.Enter(claim);
        Assert.True((await http.SendAsync(new ProviderRequest("thing", HttpMethod.Post, there), CancellationToken.None)).Is(out _, out _));
        await answering;
    }

    private async Task AnswerAsync(int times)
    {
        using var connection = await provider.AcceptTcpClientAsync();
        var (stream, bytes) = (connection.GetStream(), new byte[4096]);
        for (var n = 0; n < times; n++)
        {
            Assert.NotEqual(0, await stream.ReadAsync(bytes));
            await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
        }
    }

    private sealed class FakeClaim : IRunClaim
    {
        public string Run => "run-1";

        public long Epoch => 1;

        public bool IsHeld { get; set; } = true;

        public long Position => 0;

        public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(CancellationToken token) => AsyncEnumerable.Empty<ReadOnlyMemory<byte>>();

        public ValueTask<Append> AppendAsync(ReadOnlyMemory<byte> lines, CancellationToken token) => new(Append.Appended);

        public Task<IReadOnlyList<InboxMessage>> ReceiveAsync(CancellationToken token) => Task.FromResult<IReadOnlyList<InboxMessage>>([]);

        public Task AcknowledgeAsync(string messageId, CancellationToken token) => Task.CompletedTask;

        public Task WaitForMessageAsync(CancellationToken token) => Task.CompletedTask;

        public Task WriteFileAsync(string name, ReadOnlyMemory<byte> content, CancellationToken token) => Task.CompletedTask;

        public Task RestAsync(RunRest rest, CancellationToken token) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
