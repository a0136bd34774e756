using System.Text.Json.Serialization;

namespace Playbooks.Connectors.GitHub.Audit;

/// <summary>One line of an organisation's audit log.</summary>
/// <param name="Timestamp">Milliseconds since 1970.</param>
/// <param name="ActorIp">Only where the organisation shows addresses in its log.</param>
internal sealed record AuditEvent(
    [property: JsonPropertyName("_document_id")] string? DocumentId = null,
    [property: JsonPropertyName("@timestamp")] long Timestamp = 0,
    string? Action = null, string? Actor = null, string? Repo = null, string? User = null, string? Name = null, string? HashedToken = null, string? ProgrammaticAccessType = null,
    string? ActorIp = null)
{
    public DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(Timestamp, 0, 253402300799999));
}
