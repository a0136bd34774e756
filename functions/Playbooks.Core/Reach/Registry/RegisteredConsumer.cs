namespace Playbooks.Core.Reach.Registry;

/// <summary>Something that uses a credential, and how it proves that it works: a workflow to start or a health address.</summary>
public sealed record RegisteredConsumer(string Id, string Owner, string Credential, string? Repository, string? Path, string? Ref, string? Health);
