namespace Playbooks.Sandbox.Aws.Iam;

internal sealed record IamKeyUse(DateTimeOffset At, string Service, string Region);
