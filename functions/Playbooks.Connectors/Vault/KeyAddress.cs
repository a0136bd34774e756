using System.Text.RegularExpressions;

namespace Playbooks.Connectors.Vault;

/// <summary>A key in Azure Key Vault: <c>https://NAME.vault.azure.net/keys/KEY[/VERSION]</c>. Nothing else is talked to, besides a stand-in on loopback.</summary>
/// <param name="Vault">The vault's origin.</param>
/// <param name="Version">Null for whichever is the current one.</param>
public sealed partial record KeyAddress(Uri Vault, string Name, string? Version)
{
    public const string Prefix = "vault:";

    private const string Suffix = ".vault.azure.net";

    /// <summary>For whoever wrote something else.</summary>
    public const string Shape = "vault:https://NAME.vault.azure.net/keys/KEY, or .../keys/KEY/VERSION for that version only";

    /// <param name="text">With <see cref="Prefix"/>.</param>
    /// <returns>Null where it is no such address.</returns>
    public static KeyAddress? Parse(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal) && Uri.TryCreate(text[Prefix.Length..], UriKind.Absolute, out var uri)
        && uri is { Query: "", Fragment: "", UserInfo: "" } && IsVault(uri) && Path().Match(uri.AbsolutePath) is { Success: true } path
            ? new KeyAddress(new Uri(uri.GetLeftPart(UriPartial.Authority)), path.Groups["name"].Value, path.Groups["version"] is { Success: true } version ? version.Value : null)
            : null;

    public override string ToString() => $"{Vault.GetLeftPart(UriPartial.Authority)}/{KeyPath}";

    internal string KeyPath => Version is null ? $"keys/{Name}" : $"keys/{Name}/{Version}";

    /// <summary>The same key in the version that an answer names; null where the answer speaks of another key.</summary>
    internal KeyAddress? At(string kid) => Parse(Prefix + kid) is { Version: not null } named && named.Vault == Vault && named.Name == Name ? named : null;

    private static bool IsVault(Uri uri) =>
        uri.Scheme == Uri.UriSchemeHttps && (uri.IsLoopback || (uri.IsDefaultPort && uri.IdnHost.EndsWith(Suffix, StringComparison.Ordinal) && uri.IdnHost.Length > Suffix.Length));

    /// <summary>Names as the vault allows them: letters, digits and hyphens.</summary>
    [GeneratedRegex(@"\A/keys/(?<name>[0-9A-Za-z-]{1,127})(/(?<version>[0-9A-Za-z]{1,64}))?/?\z")]
    private static partial Regex Path();
}
