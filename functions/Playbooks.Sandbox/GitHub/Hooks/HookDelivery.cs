namespace Playbooks.Sandbox.GitHub.Hooks;

internal sealed record HookDelivery(long Id, Guid Guid, DateTimeOffset At, string Event, int Status);
