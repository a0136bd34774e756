namespace Playbooks.Connectors.GitHub.Hooks;

/// <summary>One message to the receiver of a hook, and what it answered.</summary>
internal sealed record HookDelivery(long Id, DateTimeOffset DeliveredAt, string Event, int StatusCode);
