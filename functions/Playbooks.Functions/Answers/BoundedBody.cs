using Microsoft.AspNetCore.Http;

namespace Playbooks.Functions.Answers;

/// <summary>Reads a body up to a bound, whether or not its length was announced.</summary>
internal static class BoundedBody
{
    /// <summary>Null where it is longer.</summary>
    public static Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int most, CancellationToken token) => ReadAsync(request.Body, most, token);

    /// <summary>Null where it is longer.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream source, int most, CancellationToken token)
    {
        using var body = new MemoryStream();
        var part = new byte[16 * 1024];
        int read;
        while ((read = await source.ReadAsync(part, token)) > 0)
        {
            if (body.Length + read > most)
            {
                return null;
            }

            body.Write(part, 0, read);
        }

        return body.ToArray();
    }
}
