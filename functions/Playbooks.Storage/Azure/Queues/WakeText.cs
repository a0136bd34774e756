using System.Globalization;
using System.Text.Json;

namespace Playbooks.Storage.Azure.Queues;

/// <summary>
/// What a wake's message says: <c>{"run":"ID"}</c>, and <c>"at":"TIME"</c> where it is for later than the service can hide a message: whoever gets
/// it before that time puts it anew.
/// </summary>
/// <param name="At">Null for a wake that is due whenever it comes.</param>
public sealed record WakeText(string Run, DateTimeOffset? At)
{
    private static readonly JsonDocumentOptions Bounds = new() { MaxDepth = 4 };

    /// <summary>Null for what is no wake.</summary>
    public static WakeText? Read(string text)
    {
        try
        {
            using var message = JsonDocument.Parse(text, Bounds);
            return Read(message.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null for what is no wake.</summary>
    public static WakeText? Read(JsonElement message) =>
        message.ValueKind == JsonValueKind.Object && message.TryGetProperty("run", out var run) && run.ValueKind == JsonValueKind.String && StoreNames.IsRun(run.GetString() ?? "")
            ? new WakeText(run.GetString() ?? "", AtOf(message))
            : null;

    public override string ToString() => At is { } at
        ? $$"""{"run":"{{Run}}","at":"{{at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}}"}"""
        : $$"""{"run":"{{Run}}"}""";

    private static DateTimeOffset? AtOf(JsonElement message) =>
        message.TryGetProperty("at", out var at) && at.ValueKind == JsonValueKind.String && at.TryGetDateTimeOffset(out var time) ? time : null;
}
