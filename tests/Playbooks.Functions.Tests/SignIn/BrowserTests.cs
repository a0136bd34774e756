using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Playbooks.Functions.Tests.SignIn;

public sealed class BrowserTests : IAsyncLifetime
{
    private const string Origin = "http://localhost";

    private SignedIn? signedIn;

    private SignedIn Host => signedIn ?? throw new InvalidOperationException();

    public async Task InitializeAsync() => signedIn = await SignedIn.StartAsync();

    public async Task DisposeAsync() => await Host.DisposeAsync();

    [Fact]
    public async Task A_person_signs_in_with_a_browser_and_comes_back_to_the_page_they_wanted()
    {
        var (attempt, issuer) = await BeginAsync("ui/signin/start?return=/ui/runs/x");
        using var back = await Host.SendAsync(HttpMethod.Get, Callback(await AuthorizeAsync(issuer)), null, ("Cookie", attempt));

        Assert.Equal("/ui/runs/x", back.Headers.Location?.OriginalString);
        var me = await Host.MeAsync(null, ("Cookie", CookieOf(back, "playbooks")));
        Assert.Equal(("sam", "session:oidc"), (me.GetProperty("id").GetString(), me.GetProperty("via").GetString()));
        Assert.NotNull(me.GetProperty("authenticatedAt").GetString());
    }

    [Fact]
    public async Task Cookies_are_for_this_host_alone_and_unseen_by_scripts()
    {
        using var start = await Host.SendAsync(HttpMethod.Get, "ui/signin/start");

        var cookie = Assert.Single(start.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        await using var open = await SignedIn.StartAsync(("SignIn:Origin", "https://playbooks.example"), ("SignIn:SessionKey", "env:PATH"));
        using var secure = await open.SendAsync(HttpMethod.Get, "ui/signin/start");
        cookie = Assert.Single(secure.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-playbooks-signin=", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure", cookie, StringComparison.Ordinal);
        Assert.True(secure.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Nobody_ends_a_sign_in_that_another_browser_began()
    {
        var (_, issuer) = await BeginAsync("ui/signin/start");
        var (other, _) = await BeginAsync("ui/signin/start");
        var reply = await AuthorizeAsync(issuer);

        await NotSignedInAsync(Callback(reply), null);
        await NotSignedInAsync(Callback(reply), other);
    }

    [Theory]
    [InlineData("state", "other")]
    [InlineData("code", "other")]
    [InlineData("iss", "https://login.example")]
    [InlineData("error", "access_denied")]
    public async Task A_reply_that_is_not_the_issuers_to_this_attempt_signs_nobody_in(string parameter, string value)
    {
        var (attempt, issuer) = await BeginAsync("ui/signin/start");
        var reply = QueryHelpers.ParseQuery((await AuthorizeAsync(issuer)).Query).ToDictionary(pair => pair.Key, pair => (string?)pair.Value.ToString());
        reply[parameter] = value;

        await NotSignedInAsync(QueryHelpers.AddQueryString("ui/signin/callback", reply), attempt);
    }

    [Theory]
    [InlineData("nonce", "other")]
    [InlineData("aud", "another-client")]
    [InlineData("iss", "https://login.example")]
    [InlineData("exp", 1)]
    [InlineData("oid", "")]
    public async Task An_id_token_that_was_not_made_for_this_attempt_signs_nobody_in(string claim, object value)
    {
        Host.Issuer.Person[claim] = value;
        var (attempt, issuer) = await BeginAsync("ui/signin/start");

        await NotSignedInAsync(Callback(await AuthorizeAsync(issuer)), attempt);
    }

    [Fact]
    public async Task Whoever_has_to_prove_themselves_again_is_not_signed_in_by_an_old_proof()
    {
        Host.Issuer.Person["auth_time"] = SignedIn.Now - 7200;
        var (attempt, issuer) = await BeginAsync("ui/signin/start?max_age=300");
        Assert.Equal("300", QueryHelpers.ParseQuery(issuer.Query)["max_age"]);

        await NotSignedInAsync(Callback(await AuthorizeAsync(issuer)), attempt);
    }

    [Theory]
    [InlineData("//attacker.example")]
    [InlineData("https://attacker.example")]
    [InlineData("/ui/\\attacker.example")]
    [InlineData("/api/runs")]
    [InlineData("/ui//\nx")]
    public void A_sign_in_never_leads_to_a_page_of_somebody_else(string back) => Assert.Equal("/ui/", Playbooks.Functions.SignIn.Flow.SignInFlow.PageOf(back));

    [Fact]
    public async Task What_a_page_of_another_origin_sends_with_the_persons_cookie_is_refused()
    {
        var cookie = await SignInAsync();
        var csrf = (await Host.MeAsync(null, ("Cookie", cookie))).GetProperty("csrf").GetString() ?? "";

        Assert.Equal(HttpStatusCode.Forbidden, await SignOutAsync(("Cookie", cookie)));
        Assert.Equal(HttpStatusCode.Forbidden, await SignOutAsync(("Cookie", cookie), ("Origin", Origin)));
        Assert.Equal(HttpStatusCode.Forbidden, await SignOutAsync(("Cookie", cookie), ("Origin", Origin), ("X-CSRF-Token", "x")));
        Assert.Equal(HttpStatusCode.Forbidden, await SignOutAsync(("Cookie", cookie), ("Origin", "https://attacker.example"), ("X-CSRF-Token", csrf)));
        Assert.Equal(HttpStatusCode.Forbidden, await SignOutAsync(("Cookie", cookie), ("Origin", "null"), ("X-CSRF-Token", csrf)));
        Assert.Equal(HttpStatusCode.Forbidden, await SignOutAsync(("Cookie", cookie), ("Sec-Fetch-Site", "cross-site"), ("X-CSRF-Token", csrf)));
        Assert.Equal(HttpStatusCode.NoContent, await SignOutAsync(("Cookie", cookie), ("Origin", Origin), ("X-CSRF-Token", csrf)));
    }

    [Fact]
    public async Task A_token_of_one_session_is_worth_nothing_in_another()
    {
        var (first, second) = (await SignInAsync(), await SignInAsync());
        var csrf = (await Host.MeAsync(null, ("Cookie", first))).GetProperty("csrf").GetString() ?? "";

        Assert.Equal(HttpStatusCode.Forbidden, await SignOutAsync(("Cookie", second), ("Origin", Origin), ("X-CSRF-Token", csrf)));
    }

    [Fact]
    public async Task A_cookie_that_was_changed_or_sealed_for_another_purpose_signs_nobody_in()
    {
        var cookie = await SignInAsync();
        var (attempt, _) = await BeginAsync("ui/signin/start");

        foreach (var forged in new[] { cookie[..^2] + "AA", "playbooks=", "playbooks=" + attempt.Split('=', 2)[1] })
        {
            using var answer = await Host.SendAsync(HttpMethod.Get, "api/me", null, ("Cookie", forged));
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Somebody_who_again_and_again_asks_for_what_they_may_not_is_kept_from_changing_anything_and_may_look()
    {
        var auditor = Host.Person(("oid", "auditor"), ("groups", new[] { "group-audit" }));
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await Host.AskAsync(HttpMethod.Post, "api/runs", auditor, new { playbook = "x" })).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await Host.AskAsync(HttpMethod.Post, "api/runs", auditor, new { playbook = "x" })).Status);
        Assert.EndsWith("auditor", (await Host.MeAsync(auditor)).GetProperty("id").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task However_often_another_page_sends_something_the_person_is_not_kept_from_changing_anything()
    {
        var cookie = await SignInAsync();
        var csrf = (await Host.MeAsync(null, ("Cookie", cookie))).GetProperty("csrf").GetString() ?? "";
        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(HttpStatusCode.Forbidden, await SignOutAsync(("Cookie", cookie), ("Origin", "https://attacker.example")));
        }

        Assert.Equal(HttpStatusCode.NoContent, await SignOutAsync(("Cookie", cookie), ("Origin", Origin), ("X-CSRF-Token", csrf)));
    }

    private static string Callback(Uri reply) => $"ui/signin/callback{reply.Query}";

    private async Task<string> SignInAsync()
    {
        var (attempt, issuer) = await BeginAsync("ui/signin/start");
        using var back = await Host.SendAsync(HttpMethod.Get, Callback(await AuthorizeAsync(issuer)), null, ("Cookie", attempt));
        return CookieOf(back, "playbooks");
    }

    private async Task<(string Cookie, Uri Issuer)> BeginAsync(string path)
    {
        using var start = await Host.SendAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.Redirect, start.StatusCode);
        return (CookieOf(start, "playbooks-signin"), start.Headers.Location ?? throw new InvalidOperationException());
    }

    private async Task<Uri> AuthorizeAsync(Uri issuer)
    {
        using var answer = await Host.Http.GetAsync(issuer);
        return answer.Headers.Location ?? throw new InvalidOperationException();
    }

    private async Task NotSignedInAsync(string path, string? cookie)
    {
        using var answer = await Host.SendAsync(HttpMethod.Get, path, null, cookie is null ? [] : [("Cookie", cookie)]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain(answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [], line => line.StartsWith("playbooks=", StringComparison.Ordinal));
        Assert.NotEqual(JsonValueKind.Undefined, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.ValueKind);
    }

    private async Task<HttpStatusCode> SignOutAsync(params (string Name, string Value)[] headers)
    {
        using var answer = await Host.SendAsync(HttpMethod.Post, "ui/signout", null, headers);
        return answer.StatusCode;
    }

    private static string CookieOf(HttpResponseMessage answer, string name) =>
        answer.Headers.GetValues("Set-Cookie").Single(line => line.StartsWith($"{name}=", StringComparison.Ordinal) && !line.StartsWith($"{name}=;", StringComparison.Ordinal)).Split(';')[0];
}
