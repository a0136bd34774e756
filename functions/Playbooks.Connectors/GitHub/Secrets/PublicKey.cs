namespace Playbooks.Connectors.GitHub.Secrets;

internal sealed record PublicKey(string KeyId, string Key);
