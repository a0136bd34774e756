namespace Playbooks.Connectors.Vault;

/// <summary>The vault did not do what was asked.</summary>
/// <param name="Status">What it answered; 0 where no answer or no token came.</param>
/// <param name="Reason">For a person; never a token.</param>
/// <param name="Cure">What to do about it.</param>
internal sealed record VaultFault(int Status, string Reason, string Cure)
{
    /// <summary>The version that was asked for is not, or no longer, for use.</summary>
    public bool IsOfVersion => Status is 403 or 404;

    public static VaultFault Of(int status, string code) => status switch
    {
        401 => new(status, "it does not accept the identity of this process", "Check that the identity belongs to the vault's directory."),
        403 => new(status, $"it refuses ({Known(code)})", "Give the identity the role Key Vault Crypto User on the vault, which takes some minutes, and check that the key is enabled and may sign."),
        404 => new(status, "it has no such key or version", "Check the address of the key."),
        429 => new(status, "it is throttled by the vault", "Wait; other users of the same vault may be sending too much."),
        _ => new(status, $"it answered {status} ({Known(code)})", "Wait until the vault is well again."),
    };

    public static VaultFault Unusable(string reason) => new(0, reason, "Check that the address names the key that was meant.");

    public static VaultFault NoAnswer(string reason) => new(0, reason, "Check the address of the vault, the network, and that this process has an identity.");

    /// <summary>A code is one word; anything else is not repeated.</summary>
    private static string Known(string code) => code.Length is > 0 and <= 60 && code.All(char.IsAsciiLetterOrDigit) ? code : "no code";
}
