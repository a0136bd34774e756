using System.Text;
using Azure.Core.Pipeline;
using Playbooks.Connectors.Vault;
using Playbooks.Core.Journals;
using Playbooks.Engine.Ports;
using Playbooks.Testing.Time;
using Playbooks.Testing.Tls;
using Playbooks.Testing.Vault;

namespace Playbooks.Connectors.Tests.Vault;

public sealed class VaultHeadSignerTests : IAsyncLifetime
{
    private static readonly byte[] Head = Encoding.ASCII.GetBytes(new string('a', 64));

    private readonly LoopbackCertificate certificate = new();
    private readonly GivenTokens tokens = new("vault-token", "token-of-the-directory");
    private FakeVault? started;

    private FakeVault Vault => started ?? throw new InvalidOperationException();

    public async Task InitializeAsync() => started = await FakeVault.StartAsync(certificate);

    public async Task DisposeAsync()
    {
        await Vault.DisposeAsync();
        certificate.Dispose();
    }

    [Fact]
    public async Task A_head_is_signed_by_the_vault_and_verified_without_it()
    {
        using var signer = Signer(Vault.Rotate("heads"));
        var pinned = HeadKeys.Read(await signer.PublicKeyAsync(CancellationToken.None));

        var signature = await signer.SignAsync(Head, CancellationToken.None);

        Assert.Equal("ES256", signature.Algorithm);
        Assert.True(pinned[signature.KeyId].VerifyData(Head, signature.Value.Span, System.Security.Cryptography.HashAlgorithmName.SHA256));
    }

    [Fact]
    public async Task A_signature_is_one_call_and_the_key_is_asked_for_once()
    {
        using var signer = Signer(Vault.Rotate("heads"));

        for (var n = 0; n < 5; n++)
        {
            await signer.SignAsync(Head, CancellationToken.None);
        }

        Assert.Equal(5, Vault.Signatures);
        Assert.Equal(6, Vault.Calls.Count);
    }

    [Fact]
    public async Task A_rotated_key_signs_after_a_while_and_what_the_old_one_signed_is_verified_beside_it()
    {
        var time = new ManualTime();
        Vault.Rotate("heads");
        using var signer = Signer($"vault:{Vault.Address}keys/heads", time);
        var pinned = await signer.PublicKeyAsync(CancellationToken.None);
        var old = await signer.SignAsync(Head, CancellationToken.None);
        Vault.Rotate("heads");
        Assert.Equal(old.KeyId, (await signer.SignAsync(Head, CancellationToken.None)).KeyId);

        time.Advance(TimeSpan.FromMinutes(11));
        var fresh = await signer.SignAsync(Head, CancellationToken.None);

        var keys = HeadKeys.Read($"{pinned}\n{await signer.PublicKeyAsync(CancellationToken.None)}\n");
        Assert.Equal(new[] { old.KeyId, fresh.KeyId }.Order(), keys.Keys.Order());
        Assert.NotEqual(old.KeyId, fresh.KeyId);
    }

    [Fact]
    public async Task A_version_that_was_disabled_is_replaced_at_once_where_none_was_named()
    {
        Vault.Rotate("heads");
        using var signer = Signer($"vault:{Vault.Address}keys/heads");
        var old = await signer.SignAsync(Head, CancellationToken.None);
        Vault.Rotate("heads");
        Vault.DisableOld("heads");

        Assert.NotEqual(old.KeyId, (await signer.SignAsync(Head, CancellationToken.None)).KeyId);
    }

    [Fact]
    public async Task A_named_version_is_used_and_no_other()
    {
        var named = Vault.Rotate("heads");
        using var signer = Signer(named);
        Vault.Rotate("heads");
        Vault.DisableOld("heads");

        var refused = await Assert.ThrowsAsync<SignerException>(() => signer.SignAsync(Head, CancellationToken.None));

        Assert.Contains("it refuses (Forbidden)", refused.Message, StringComparison.Ordinal);
        Assert.Contains(named["vault:".Length..], refused.Message, StringComparison.Ordinal);
        Assert.Contains("Key Vault Crypto User", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("vault-token", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_throttled_call_is_made_again_when_the_vault_says()
    {
        using var signer = Signer(Vault.Rotate("heads"));
        await signer.SignAsync(Head, CancellationToken.None);
        Vault.Throttle(1);

        await signer.SignAsync(Head, CancellationToken.None);

        Assert.Single(Vault.Calls, call => call.EndsWith(" 429", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_challenge_is_answered_with_a_token_of_the_directory_that_it_names()
    {
        Vault.Tokens.Clear();
        Vault.Tokens.Add("token-of-the-directory");
        using var signer = Signer(Vault.Rotate("heads"));

        await signer.SignAsync(Head, CancellationToken.None);

        Assert.All(tokens.Asked, asked => Assert.Equal(["https://vault.azure.net/.default"], asked.Scopes));
        Assert.Contains(tokens.Asked, asked => asked.TenantId == FakeVault.Directory);
    }

    [Fact]
    public async Task A_challenge_for_another_resource_gets_no_token()
    {
        Vault.Tokens.Clear();
        Vault.Tokens.Add("token-of-the-directory");
        Vault.Resource = "https://graph.microsoft.com";
        using var signer = Signer(Vault.Rotate("heads"));

        await Assert.ThrowsAsync<SignerException>(() => signer.SignAsync(Head, CancellationToken.None));

        Assert.DoesNotContain(tokens.Asked, asked => asked.TenantId is not null);
    }

    [Fact]
    public async Task A_key_of_another_kind_signs_no_heads()
    {
        using var signer = Signer(Vault.Rotate("rsa", isRsa: true));

        var refused = await Assert.ThrowsAsync<SignerException>(() => signer.SignAsync(Head, CancellationToken.None));

        Assert.Contains("no EC P-256 key", refused.Message, StringComparison.Ordinal);
    }

    private VaultHeadSigner Signer(string address, TimeProvider? time = null) => new(
        KeyAddress.Parse(address) ?? throw new InvalidOperationException(address),
        new VaultAccess { Credential = tokens, Transport = new HttpClientTransport(new HttpClient(certificate.Handler())) },
        time ?? TimeProvider.System);
}
