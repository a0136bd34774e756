using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Playbooks.Connectors.GitHub;
using Playbooks.Connectors.GitHub.Auth;
using Playbooks.Connectors.GitHub.Workflows;
using Playbooks.Connectors.Http;
using Playbooks.Core.Secrets;

namespace Playbooks.Connectors.Tests.GitHub;

public class AuthorityTests
{
    private const string Workflow = "GET /repos/acme/web/actions/workflows/ci.yml";
    private static readonly object Answer = new { id = 1, name = "CI", path = ".github/workflows/ci.yml", state = "active" };

    [Fact]
    public async Task One_token_serves_until_five_minutes_before_it_expires()
    {
        var github = new FakeGitHub().On(Workflow, Answer);
        using var connection = github.Open();

        await Get(connection);
        github.Time.Advance(TimeSpan.FromMinutes(54));
        await Get(connection);
        Assert.Equal(1, github.Minted);
        github.Time.Advance(TimeSpan.FromMinutes(1));
        await Get(connection);
        Assert.Equal((2, "ghs_2"), (github.Minted, github.LastToken));
    }

    [Fact]
    public async Task Many_requests_at_once_make_one_token()
    {
        var github = new FakeGitHub().On(Workflow, Answer);
        using var connection = github.Open();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Get(connection)));

        Assert.Equal(1, github.Minted);
    }

    [Fact]
    public async Task A_refused_token_is_made_anew_once()
    {
        var github = new FakeGitHub().On(Workflow, HttpStatusCode.Unauthorized, new { message = "Bad credentials" });
        using var connection = github.Open();

        var answer = await Get(connection);

        Assert.Equal((FailureKind.NotPermitted, 2), (answer.Failure?.Kind, github.Minted));
    }

    [Fact]
    public async Task A_missing_key_is_a_failure_before_anything_is_sent()
    {
        var github = new FakeGitHub { Configure = s => s with { AppKey = new AppKey.Held(() => null) } };
        using var connection = github.Open();

        Assert.Equal(FailureKind.Unusable, (await Get(connection)).Failure?.Kind);
        Assert.Empty(github.Requests);
    }

    [Fact]
    public async Task A_key_that_is_none_is_never_shown()
    {
        var github = new FakeGitHub { Configure = s => s with { AppKey = new AppKey.Held(() => SecretText.Of("-----BEGIN s3cr3t")) } };
        using var connection = github.Open();

        var failure = (await Get(connection)).Failure;

        Assert.Equal(FailureKind.Unusable, failure?.Kind);
        Assert.DoesNotContain("s3cr3t", failure?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_token_of_the_App_is_signed_dated_back_and_short_lived()
    {
        using var rsa = RSA.Create(2048);
        using var key = SecretText.Of(rsa.ExportRSAPrivateKeyPem());
        var now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

        using var token = AppToken.Create("Iv1.a", key, now);

        Assert.NotNull(token);
        var parts = token.RevealText().Split('.');
        var claims = JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(parts[1])).RootElement;
        Assert.Equal(now.ToUnixTimeSeconds() - 60, claims.GetProperty("iat").GetInt64());
        Assert.InRange(claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64(), 60, 600);
        Assert.Equal("Iv1.a", claims.GetProperty("iss").GetString());
        Assert.True(rsa.VerifyData(System.Text.Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), System.Buffers.Text.Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private static Task<Answer<Workflow>> Get(GitHubConnection connection)
    {
        Assert.True(RepositoryName.TryParse("acme/web", out var repository));
        return connection.Api.GetWorkflowAsync(repository, "ci.yml", CancellationToken.None);
    }
}
