using System.Text.Json;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Requests;

/// <summary>An unexpected status as a failure that says what GitHub said.</summary>
internal static class GitHubStatus
{
    private const int LongestMessage = 200;

    public static ProviderFailure Failure(string operation, Reply reply) => new(Kind(reply.Status), operation, Detail(reply))
    {
        Status = reply.Status,
        Code = Message(reply),
    };

    private static FailureKind Kind(int status) => status switch
    {
        401 or 403 => FailureKind.NotPermitted,
        404 => FailureKind.AbsentOrNotPermitted,
        _ => FailureKind.Status,
    };

    private static string Detail(Reply reply)
    {
        var said = Message(reply) is { } message ? $": {message}" : "";
        var needed = reply.Header("X-Accepted-GitHub-Permissions") is { Length: > 0 } permissions ? $" (needs {Shown(permissions)})" : "";
        return reply.Status == 404
            ? $"it is absent, or the App may not see it{needed}"
            : $"status {reply.Status}{said}{needed}";
    }

    private static string? Message(Reply reply) =>
        reply.Json("github").Is(out var body, out _) && body.ValueKind == JsonValueKind.Object
            && body.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String
            ? Shown(message.GetString() ?? "")
            : null;

    private static string Shown(string text) =>
        string.Concat(text.Take(LongestMessage).Select(c => char.IsControl(c) ? ' ' : c));
}
