using System.Net;
using System.Text;
using System.Threading.Channels;

namespace Playbooks.Functions.Tests.Hosting.Http;

/// <summary>A request body whose length nobody knows: it is sent piece by piece as the test gives them.</summary>
internal sealed class Pieces : HttpContent
{
    private readonly Channel<string> pieces = Channel.CreateUnbounded<string>();

    public void Send(string piece) => pieces.Writer.TryWrite(piece);

    public void End() => pieces.Writer.TryComplete();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await foreach (var piece in pieces.Reader.ReadAllAsync())
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(piece));
            await stream.FlushAsync();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
