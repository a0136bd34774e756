using System.Net;
using System.Security.Cryptography;
using System.Text;
using Azure.Core.Pipeline;
using Playbooks.Connectors.GitHub.Apps;
using Playbooks.Connectors.GitHub.Auth;
using Playbooks.Connectors.Http;
using Playbooks.Connectors.Tests.GitHub;
using Playbooks.Connectors.Vault;
using Playbooks.Testing.Tls;
using Playbooks.Testing.Vault;

namespace Playbooks.Connectors.Tests.Vault;

public sealed class VaultedAppTests : IAsyncLifetime
{
    private const string App = "GET /app";

    private readonly LoopbackCertificate certificate = new();
    private readonly FakeGitHub github = new FakeGitHub().On(App, new { id = 1, slug = "playbooks" });
    private FakeVault? started;

    private FakeVault Vault => started ?? throw new InvalidOperationException();

    public async Task InitializeAsync() => started = await FakeVault.StartAsync(certificate);

    public async Task DisposeAsync()
    {
        await Vault.DisposeAsync();
        certificate.Dispose();
        github.Dispose();
    }

    [Fact]
    public async Task The_Apps_token_is_signed_in_the_vault_once_for_some_minutes()
    {
        github.Configure = s => s with { AppKey = KeyOf(Vault.Rotate("github-app", isRsa: true)) };
        using var connection = github.Open();

        Assert.Null((await connection.App.GetAppAsync(CancellationToken.None)).Failure);
        Assert.Null((await connection.App.GetAppAsync(CancellationToken.None)).Failure);

        Assert.Equal(1, Vault.Signatures);
        Assert.True(await IsSignedAsync(github.LastToken));
        github.Time.Advance(TimeSpan.FromMinutes(6));
        await connection.App.GetAppAsync(CancellationToken.None);
        Assert.Equal(2, Vault.Signatures);
    }

    [Fact]
    public async Task A_token_that_GitHub_refuses_is_signed_anew_once()
    {
        github.Configure = s => s with { AppKey = KeyOf(Vault.Rotate("github-app", isRsa: true)) };
        github.On("GET /app/installations/9", HttpStatusCode.Unauthorized, new { message = "A JSON web token could not be decoded" });
        using var connection = github.Open();

        var answer = await connection.App.GetInstallationAsync(9, CancellationToken.None);

        Assert.Equal((FailureKind.NotPermitted, 2), (answer.Failure?.Kind, Vault.Signatures));
    }

    [Fact]
    public async Task A_vault_that_does_not_sign_is_a_failure_before_anything_is_sent()
    {
        github.Configure = s => s with { AppKey = KeyOf(Vault.Rotate("github-app")) };
        using var connection = github.Open();

        var failure = (await connection.App.GetAppAsync(CancellationToken.None)).Failure;

        Assert.Equal((FailureKind.Unusable, true), (failure?.Kind, failure?.Detail.Contains("no RSA key", StringComparison.Ordinal)));
        Assert.Empty(github.Requests);
    }

    private AppKey KeyOf(string address) => new AppKey.Vaulted(
        KeyAddress.Parse(address) ?? throw new InvalidOperationException(address),
        new VaultAccess { Credential = new GivenTokens("vault-token", ""), Transport = new HttpClientTransport(new HttpClient(certificate.Handler())) });

    private async Task<bool> IsSignedAsync(string token)
    {
        using var http = new HttpClient(certificate.Handler());
        http.DefaultRequestHeaders.Authorization = new("Bearer", "vault-token");
        var key = System.Text.Json.JsonDocument.Parse(await http.GetStringAsync(new Uri(Vault.Address, "/keys/github-app?api-version=7.4"))).RootElement.GetProperty("key");
        using var rsa = RSA.Create(new RSAParameters { Modulus = Bytes(key.GetProperty("n").GetString()), Exponent = Bytes(key.GetProperty("e").GetString()) });
        var parts = token.Split('.');
        return rsa.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Bytes(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static byte[] Bytes(string? text) => System.Buffers.Text.Base64Url.DecodeFromChars(text);
}
