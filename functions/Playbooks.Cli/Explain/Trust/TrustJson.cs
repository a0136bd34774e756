using System.Text.Encodings.Web;
using System.Text.Json;

namespace Playbooks.Cli.Explain.Trust;

internal static class TrustJson
{
    // For terminals and tools, never for a web page: quotes and plus signs stay readable.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Write<T>(TextWriter output, T value) => output.WriteLine(JsonSerializer.Serialize(value, Readable));
}
