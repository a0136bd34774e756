namespace Playbooks.Sandbox.Consumers;

/// <summary>One consumer's past on the tenant's clock. <paramref name="BrokenFor"/> counts up to now.</summary>
public sealed record ConsumerHealth(string Id, string Kind, string Credential, bool Works, TimeSpan BrokenFor, int Breaks);
