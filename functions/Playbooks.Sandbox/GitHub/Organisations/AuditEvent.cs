using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.GitHub.Organisations;

/// <summary>One line of the organisation's audit log; <paramref name="Details"/> are the members beyond the common ones.</summary>
internal sealed record AuditEvent(string Id, DateTimeOffset At, string Action, string Actor, JsonObject Details);
