using System.Buffers;

namespace Playbooks.Connectors.Http;

/// <summary>Reads a body as it streams, and stops at the first byte beyond the budget.</summary>
internal static class BoundedBody
{
    private const int Chunk = 64 * 1024;

    /// <returns>The whole body, or null where it is larger than <paramref name="limit"/>.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > limit)
        {
            return null;
        }

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var body = new ArrayBufferWriter<byte>();
        while (true)
        {
            var read = await stream.ReadAsync(body.GetMemory(Chunk), cancellationToken);
            body.Advance(read);
            if (read == 0)
            {
                return body.WrittenMemory;
            }

            if (body.WrittenCount > limit)
            {
                return null;
            }
        }
    }
}
