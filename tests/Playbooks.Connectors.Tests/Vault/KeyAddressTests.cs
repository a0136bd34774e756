using Playbooks.Connectors.Vault;

namespace Playbooks.Connectors.Tests.Vault;

public sealed class KeyAddressTests
{
    [Theory]
    [InlineData("vault:https://kv-1.vault.azure.net/keys/run-heads", "run-heads", null)]
    [InlineData("vault:https://kv-1.vault.azure.net/keys/run-heads/", "run-heads", null)]
    [InlineData("vault:https://kv-1.vault.azure.net:443/keys/run-heads/0af3", "run-heads", "0af3")]
    [InlineData("vault:https://127.0.0.1:8443/keys/k", "k", null)]
    public void A_key_in_a_vault_is_read(string text, string name, string? version)
    {
        var address = KeyAddress.Parse(text);

        Assert.Equal((name, version), (address?.Name, address?.Version));
    }

    [Theory]
    [InlineData("https://kv-1.vault.azure.net/keys/k")]
    [InlineData("vault:http://kv-1.vault.azure.net/keys/k")]
    [InlineData("vault:http://127.0.0.1:8443/keys/k")]
    [InlineData("vault:https://vault.azure.net/keys/k")]
    [InlineData("vault:https://kv-1.vault.azure.net.attacker.example/keys/k")]
    [InlineData("vault:https://kv-1.vault.azure.net:8443/keys/k")]
    [InlineData("vault:https://user@kv-1.vault.azure.net/keys/k")]
    [InlineData("vault:https://kv-1.vault.azure.net/secrets/k")]
    [InlineData("vault:https://kv-1.vault.azure.net/keys/k/v/sign")]
    [InlineData("vault:https://kv-1.vault.azure.net/keys/k?x=1")]
    public void Anything_else_is_no_place_to_send_a_token_to(string text) => Assert.Null(KeyAddress.Parse(text));

    [Fact]
    public void An_answer_about_another_key_or_another_vault_is_not_followed()
    {
        var address = KeyAddress.Parse("vault:https://kv-1.vault.azure.net/keys/k") ?? throw new InvalidOperationException();

        Assert.NotNull(address.At("https://kv-1.vault.azure.net/keys/k/1"));
        Assert.Null(address.At("https://kv-1.vault.azure.net/keys/k"));
        Assert.Null(address.At("https://kv-1.vault.azure.net/keys/other/1"));
        Assert.Null(address.At("https://kv-2.vault.azure.net/keys/k/1"));
    }
}
