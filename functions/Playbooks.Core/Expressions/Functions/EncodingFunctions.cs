using Playbooks.Core.Expressions.Evaluation;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Functions;

/// <summary>The "encoders" extension.</summary>
internal static class EncodingFunctions
{
    public static IEnumerable<(FunctionBody, string[])> All =>
    [
        ((a, meter) => a is not [Value.Bytes bytes] ? Problem.NoOverload
            : meter.Reserve(bytes.Content.Length * 2L) ? Convert.ToBase64String(bytes.Content.AsSpan())
            : Problem.Spent, ["base64.encode(bytes) -> string"]),
        ((a, meter) => a is not [Value.Text text] ? Problem.NoOverload
            : meter.Reserve(text.Content.Length) ? Decode(text.Content)
            : Problem.Spent, ["base64.decode(string) -> bytes"]),
    ];

    private static Evaluated Decode(string text)
    {
        var padded = text.Contains('=', StringComparison.Ordinal) ? text : text.PadRight((text.Length + 3) / 4 * 4, '=');
        var buffer = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, buffer, out var written)
            ? new Value.Bytes([.. buffer.AsSpan(0, written)])
            : new Problem("this text is no base64");
    }
}
