using System.Text.Json;
using Playbooks.Core.Runs;

namespace Playbooks.Core.Journals;

/// <summary>What people and other processes ask of a run, as bytes for its inbox.</summary>
public static class InputCodec
{
    public static byte[] Write(RunInput input) => JsonSerializer.SerializeToUtf8Bytes(input, EventJson.Options);

    /// <summary>Null for what is no such input.</summary>
    public static RunInput? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<RunInput>(body.Span, EventJson.Options);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
