using Playbooks.Sandbox.GitHub.SealedBox;

namespace Playbooks.Sandbox.GitHub.Secrets;

/// <summary>The secrets of one scope (repository, organisation or environment) and the key pair that values are sealed for.</summary>
internal sealed class SecretStore(string keyId, byte[] privateKey)
{
    private readonly Lazy<SealedBoxKey> key = new(() => new SealedBoxKey(privateKey));

    public string KeyId => keyId;

    public SealedBoxKey Key => key.Value;

    /// <summary>By name; GitHub keeps names in upper case and lists them in alphabetical order.</summary>
    public SortedDictionary<string, StoredSecret> Items { get; } = new(StringComparer.OrdinalIgnoreCase);

    public string? Value(string name) => Items.GetValueOrDefault(name)?.Value;
}
