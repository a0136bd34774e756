using System.Globalization;
using System.Text.Json;
using Playbooks.Storage.Azure.Queues;

namespace Playbooks.Functions.Triggers;

/// <summary>
/// A queue message as the functions host delivers it to a custom handler: <c>{"Data":{"item":…},"Metadata":{"DequeueCount":"1",…}}</c>, where the item is the
/// message's text as a JSON string inside a JSON string, and numbers come as text.
/// </summary>
/// <param name="At">The wake is for then, which the queue could not hide it until; null for a wake that is due.</param>
internal sealed record QueueItem(string Run, int Attempt, DateTimeOffset? At)
{
    /// <summary>The binding's name in <c>q-work/function.json</c>.</summary>
    public const string Binding = "item";

    private static readonly JsonDocumentOptions Bounds = new() { MaxDepth = 16 };

    /// <summary>Null for what is no wake.</summary>
    public static QueueItem? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var invocation = JsonDocument.Parse(body, Bounds);
            var root = invocation.RootElement;
            return root.ValueKind == JsonValueKind.Object
                && root.TryGetProperty("Data", out var data) && data.ValueKind == JsonValueKind.Object && data.TryGetProperty(Binding, out var item)
                && WakeOf(item) is { } wake
                    ? new QueueItem(wake.Run, AttemptOf(root), wake.At)
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The text may be wrapped once or twice, or be an object already.</summary>
    private static WakeText? WakeOf(JsonElement item)
    {
        for (var layer = 0; layer < 3 && item.ValueKind == JsonValueKind.String; layer++)
        {
            using var inner = JsonDocument.Parse(item.GetString() ?? "", Bounds);
            item = inner.RootElement.Clone();
        }

        return WakeText.Read(item);
    }

    private static int AttemptOf(JsonElement root) =>
        root.TryGetProperty("Metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object && metadata.TryGetProperty("DequeueCount", out var count)
        && int.TryParse(count.ToString().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var attempt) && attempt > 0
            ? attempt
            : 1;
}
