namespace Playbooks.Connectors.Vault;

/// <summary>What came of asking a vault.</summary>
internal abstract record VaultAnswer<T>
{
    private VaultAnswer()
    {
    }

    public sealed record Done(T Value) : VaultAnswer<T>;

    public sealed record Failed(VaultFault Fault) : VaultAnswer<T>;
}
