namespace Playbooks.Sandbox.Consumers;

/// <summary>Something that authenticates with a credential whose value it finds at places. <paramref name="Fields"/> hold
/// <c>place:…</c> references or texts; <paramref name="Workflow"/> is <c>OWNER/REPO:PATH</c> for workflows.</summary>
internal sealed record Consumer(string Id, string Kind, string Owner, string? Workflow, string Credential, string CredentialKind, IReadOnlyDictionary<string, string> Fields);
