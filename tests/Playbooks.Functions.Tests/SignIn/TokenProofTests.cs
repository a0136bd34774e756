using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Playbooks.Functions.SignIn;
using Playbooks.Functions.SignIn.Tokens;
using Playbooks.Testing.Time;

namespace Playbooks.Functions.Tests.SignIn;

public sealed class TokenProofTests : IAsyncLifetime, IDisposable
{
    private const string Audience = "api://playbooks";

    private readonly ManualTime time = new();
    private FakeIssuer? issuer;
    private Issuers? issuers;

    private FakeIssuer Issuer => issuer ?? throw new InvalidOperationException();

    private TokenProof Proof => issuers?.Find(Issuer.Name) ?? throw new InvalidOperationException();

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    public async Task InitializeAsync()
    {
        issuer = await FakeIssuer.StartAsync();
        issuers = new Issuers([issuer.Trusted], time, NullLogger.Instance);
    }

    public async Task DisposeAsync() => await Issuer.DisposeAsync();

    public void Dispose() => issuers?.Dispose();

    [Fact]
    public async Task A_token_that_its_issuer_signed_for_us_proves_its_claims()
    {
        var proven = await ProveAsync(Issuer.Sign(Claims()));

        Assert.Equal(("sam-object", "client-7", Issuer.Name), (proven.ObjectId, proven.Client, proven.Issuer));
        Assert.Equal(new[] { "a", "b" }, proven.Texts("roles"));
    }

    [Fact]
    public async Task A_token_signed_by_nobody_proves_nothing() =>
        await RefusedAsync($"{FakeIssuer.Part(new { alg = "none", typ = "JWT", kid = Issuer.KeyId })}.{FakeIssuer.Part(Claims())}.");

    [Fact]
    public async Task A_token_whose_header_says_none_behind_a_signature_proves_nothing() =>
        await RefusedAsync(Issuer.Sign(new { alg = "none", typ = "JWT", kid = Issuer.KeyId }, Claims()));

    [Fact]
    public async Task The_published_key_is_no_secret_that_somebody_could_sign_with()
    {
        var signed = $"{FakeIssuer.Part(new { alg = "HS256", typ = "JWT", kid = Issuer.KeyId })}.{FakeIssuer.Part(Claims())}";
        foreach (var secret in new[] { Issuer.Key.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(Issuer.Key.ExportSubjectPublicKeyInfoPem()), Issuer.Key.ExportParameters(false).Modulus ?? [] })
        {
            await RefusedAsync($"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed)))}");
        }
    }

    [Fact]
    public async Task A_key_that_the_token_itself_brings_or_points_to_is_not_used()
    {
        using var foreign = RSA.Create(2048);
        var key = foreign.ExportParameters(false);
        var jwk = new { kty = "RSA", kid = Issuer.KeyId, n = Base64Url.EncodeToString(key.Modulus), e = Base64Url.EncodeToString(key.Exponent) };
        var signed = $"{FakeIssuer.Part(new { alg = "RS256", typ = "JWT", kid = Issuer.KeyId, jwk, jku = "http://127.0.0.1:9/keys", x5u = "http://127.0.0.1:9/c" })}.{FakeIssuer.Part(Claims())}";

        await RefusedAsync($"{signed}.{Base64Url.EncodeToString(foreign.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}");
    }

    [Fact]
    public async Task Claims_that_were_changed_behind_the_signature_prove_nothing()
    {
        var parts = Issuer.Sign(Claims()).Split('.');

        await RefusedAsync($"{parts[0]}.{FakeIssuer.Part(Claims(subject: "somebody-else"))}.{parts[2]}");
    }

    [Theory]
    [InlineData("api://another")]
    [InlineData("")]
    [InlineData("api://playbooks/")]
    public async Task A_token_for_another_audience_proves_nothing_here(string audience) => await RefusedAsync(Issuer.Sign(Claims(audience: audience)), "audience");

    [Theory]
    [InlineData("https://login.example")]
    [InlineData("")]
    public async Task A_token_that_names_another_issuer_proves_nothing(string name) => await RefusedAsync(Issuer.Sign(Claims(issuedBy: name)), "issuer");

    [Theory]
    [InlineData(-3600, -61)]
    [InlineData(61, 3600)]
    public async Task A_token_proves_nothing_before_and_after_its_time(int from, int until) => await RefusedAsync(Issuer.Sign(Claims(from: from, until: until)), "hold now");

    [Theory]
    [InlineData(-3600, -59)]
    [InlineData(59, 3600)]
    public async Task Clocks_may_differ_by_a_minute(int from, int until) => await ProveAsync(Issuer.Sign(Claims(from: from, until: until)));

    [Fact]
    public async Task A_token_without_an_end_proves_nothing() =>
        await RefusedAsync(Issuer.Sign(new { iss = Issuer.Name, aud = Audience, sub = "s" }), "hold now");

    [Theory]
    [InlineData("""{"alg":"RS256","typ":"JWT"}""")]
    [InlineData("""{"alg":"RS256","typ":"JWT","kid":"k1","crit":["b64"],"b64":false}""")]
    [InlineData("""{"alg":"RS256","typ":"logout+jwt","kid":"k1"}""")]
    [InlineData("""{"alg":"RS256","kid":"k1"}""")]
    [InlineData("""{"alg":"RS1","typ":"JWT","kid":"k1"}""")]
    [InlineData("""{"alg":"ES256","typ":"JWT","kid":"k1"}""")]
    [InlineData("""{"alg":["RS256"],"typ":"JWT","kid":"k1"}""")]
    public async Task A_header_that_is_not_as_it_must_be_makes_the_token_worthless(string header) =>
        await RefusedAsync(Issuer.Sign(System.Text.Json.JsonDocument.Parse(header).RootElement, Claims()));

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("a.b.c.d.e")]
    [InlineData("!.!.!")]
    [InlineData("e30.e30.e30")]
    [InlineData("W10.W10.W10")]
    public async Task What_is_no_token_is_refused_without_asking_the_issuer(string token)
    {
        await RefusedAsync(token);

        Assert.Equal(0, Issuer.Reads);
    }

    [Fact]
    public async Task Very_long_tokens_are_not_looked_at() => await RefusedAsync(Issuer.Sign(Claims(subject: new string('x', 20_000))));

    [Fact]
    public async Task A_key_that_is_new_is_found_and_one_that_was_taken_back_is_good_no_more()
    {
        var old = Issuer.Sign(Claims());
        await ProveAsync(old);
        Issuer.Rotate("k2");
        time.Advance(IssuerKeys.Pause);

        await ProveAsync(Issuer.Sign(Claims()));

        await RefusedAsync(old, "no such key");
    }

    [Fact]
    public async Task Somebody_who_presents_keys_that_do_not_exist_makes_the_issuer_be_asked_twice_a_minute_at_most()
    {
        await ProveAsync(Issuer.Sign(Claims()));
        for (var i = 0; i < 20; i++)
        {
            await RefusedAsync(Issuer.Sign(new { alg = "RS256", typ = "JWT", kid = $"none-{i}" }, Claims()), "no such key");
        }

        Assert.Equal(1, Issuer.Reads);
        time.Advance(IssuerKeys.Pause);
        await RefusedAsync(Issuer.Sign(new { alg = "RS256", typ = "JWT", kid = "none" }, Claims()));
        await RefusedAsync(Issuer.Sign(new { alg = "RS256", typ = "JWT", kid = "none" }, Claims()));
        Assert.Equal(2, Issuer.Reads);
    }

    [Fact]
    public async Task While_the_issuer_does_not_answer_its_keys_are_believed_for_a_day()
    {
        await ProveAsync(Issuer.Sign(Claims()));
        Issuer.IsDown = true;

        time.Advance(IssuerKeys.Usable - TimeSpan.FromMinutes(1));
        await ProveAsync(Issuer.Sign(Claims()));
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.IsType<TokenAnswer.Unavailable>(await Proof.ProveAsync(Issuer.Sign(Claims()), [Audience], CancellationToken.None));
        Issuer.IsDown = false;
        time.Advance(IssuerKeys.Pause);
        await ProveAsync(Issuer.Sign(Claims()));
    }

    [Fact]
    public async Task Who_goes_away_while_the_issuer_is_asked_does_not_keep_the_next_from_being_answered()
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Issuer.Held = held.Task;
        using var gone = new CancellationTokenSource();
        var first = Proof.ProveAsync(Issuer.Sign(Claims()), [Audience], gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        var second = ProveAsync(Issuer.Sign(Claims()));
        held.SetResult();

        Assert.Equal("client-7", (await second).Client);
    }

    [Fact]
    public async Task Keys_that_are_known_do_while_the_issuer_is_asked_for_newer_ones()
    {
        await ProveAsync(Issuer.Sign(Claims()));
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Issuer.Held = held.Task;
        time.Advance(IssuerKeys.Fresh);

        await ProveAsync(Issuer.Sign(Claims()));

        held.SetResult();
    }

    [Fact]
    public async Task Keys_of_a_document_that_describes_another_issuer_are_not_used()
    {
        Issuer.Says = "https://login.example";

        Assert.IsType<TokenAnswer.Unavailable>(await Proof.ProveAsync(Issuer.Sign(Claims()), [Audience], CancellationToken.None));
    }

    [Theory]
    [InlineData("http://login.example")]
    [InlineData("https://login.example/?tenant=x")]
    [InlineData("https://user@login.example")]
    [InlineData("login")]
    public void An_issuer_is_an_https_address(string name) => Assert.Null(TrustedIssuer.Of(name));

    private object Claims(string audience = Audience, string? issuedBy = null, string subject = "person-1", int from = -10, int until = 600) => new
    {
        iss = issuedBy ?? Issuer.Name, aud = audience, sub = subject, oid = "sam-object", azp = "client-7", roles = new[] { "a", "b" }, nbf = Now + from, iat = Now - 10, exp = Now + until,
    };

    private async Task<ProvenToken> ProveAsync(string token) => Assert.IsType<TokenAnswer.Proven>(await Proof.ProveAsync(token, [Audience], CancellationToken.None)).Token;

    private async Task RefusedAsync(string token, string why = "")
    {
        var refused = Assert.IsType<TokenAnswer.Refused>(await Proof.ProveAsync(token, [Audience], CancellationToken.None));
        Assert.Contains(why, refused.Reason, StringComparison.Ordinal);
    }
}
