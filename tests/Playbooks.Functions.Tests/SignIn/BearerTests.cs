using System.Net;
using System.Text.Json;

namespace Playbooks.Functions.Tests.SignIn;

public sealed class BearerTests : IAsyncLifetime
{
    private SignedIn? signedIn;

    private SignedIn Host => signedIn ?? throw new InvalidOperationException();

    public async Task InitializeAsync() => signedIn = await SignedIn.StartAsync();

    public async Task DisposeAsync() => await Host.DisposeAsync();

    [Fact]
    public async Task A_person_of_the_tenant_file_is_known_by_it_and_decides_as_what_both_file_and_directory_say()
    {
        var me = await Host.MeAsync(Host.Person());

        Assert.Equal(("sam", "person", $"{Host.Issuer.Name} sam-object"), (Text(me, "id"), Text(me, "kind"), Text(me, "subject")));
        Assert.Equal("security,security-leads", Texts(me, "decidesAs"));
    }

    [Fact]
    public async Task Whoever_left_the_group_decides_as_it_no_more_though_the_tenant_file_still_says_so() =>
        Assert.Equal("security-leads", Texts(await Host.MeAsync(Host.Person(("groups", Array.Empty<string>()))), "decidesAs"));

    [Fact]
    public async Task A_group_alone_lets_nobody_decide() =>
        Assert.Equal("", Texts(await Host.MeAsync(Host.Person(("oid", "dana-object"), ("groups", new[] { "group-security" }))), "decidesAs").Replace("platform", "", StringComparison.Ordinal));

    [Fact]
    public async Task Somebody_whom_the_tenant_file_does_not_name_has_the_installations_roles_that_the_directory_shows_and_no_other()
    {
        var me = await Host.MeAsync(Host.Person(("oid", "stranger"), ("groups", new[] { "group-audit", "group-security" })));

        Assert.Equal(($"{Host.Issuer.Name} stranger", "auditor", ""), (Text(me, "id"), Texts(me, "roles"), Texts(me, "decidesAs")));
    }

    [Fact]
    public async Task A_program_of_the_directory_is_no_person_even_with_a_persons_object_id()
    {
        var me = await Host.MeAsync(Host.Program7(("oid", "sam-object")));

        Assert.Equal(("workload", "responder", ""), (Text(me, "kind"), Texts(me, "roles"), Texts(me, "decidesAs")));
    }

    [Fact]
    public async Task A_program_of_another_platform_has_the_roles_of_the_tenant_file_and_decides_on_nothing()
    {
        var me = await Host.MeAsync(Host.Program7(("aud", "playbooks-workloads"), ("sub", "repo:acme/alerts:ref:refs/heads/main")));

        Assert.Equal(("alerts-pipeline", "workload", "responder", ""), (Text(me, "id"), Text(me, "kind"), Texts(me, "roles"), Texts(me, "decidesAs")));
    }

    public static TheoryData<string, string?, string?> Refusals => new()
    {
        { "scp", "User.Read", "lacks the scope" },
        { "scp", null, "names neither" },
        { "oid", null, "no claim 'oid'" },
        { "nonce", "n", "made for signing in" },
        { "aud", "playbooks-client", "audience" },
        { "aud", "playbooks-workloads", "names no program" },
        { "iss", "https://login.example", "not one of an issuer" },
        { "exp", null, "does not hold now" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_token_that_was_not_made_for_a_persons_client_to_ask_us_is_refused(string claim, string? value, string? why)
    {
        using var answer = await Host.SendAsync(HttpMethod.Get, "api/me", Host.Person((claim, value), ("azp", null)));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains(why ?? "", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("Bearer error=\"invalid_token\"", answer.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task A_workload_of_another_branch_is_refused()
    {
        using var answer = await Host.SendAsync(HttpMethod.Get, "api/me", Host.Program7(("aud", "playbooks-workloads"), ("sub", "repo:acme/alerts:ref:refs/heads/evil")));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("Basic c2FtOnNhbQ==")]
    [InlineData("Bearer")]
    [InlineData("Bearer a.b.c")]
    public async Task A_header_that_is_no_bearer_token_is_refused_even_where_another_way_would_do(string header)
    {
        using var answer = await Host.SendAsync(HttpMethod.Get, "api/me", null, ("Authorization", header));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("api/me?access_token=")]
    [InlineData("api/runs")]
    [InlineData("ui/")]
    [InlineData("anything")]
    public async Task Who_presents_nothing_in_the_header_is_told_to_sign_in(string path)
    {
        using var answer = await Host.SendAsync(HttpMethod.Get, path.EndsWith('=') ? path + Host.Issuer.Sign(Host.Person()) : path);

        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer"), (answer.StatusCode, answer.Headers.WwwAuthenticate.ToString()));
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task After_some_tokens_that_prove_nothing_an_address_is_kept_out_but_not_its_neighbour_whose_token_is_good()
    {
        for (var i = 0; i < 20; i++)
        {
            using var refused = await Host.SendAsync(HttpMethod.Get, "api/me", "a.b.c");
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }

        using var kept = await Host.SendAsync(HttpMethod.Get, "api/me", "a.b.c");

        Assert.Equal(HttpStatusCode.TooManyRequests, kept.StatusCode);
        Assert.NotNull(kept.Headers.RetryAfter);
        Assert.Equal("sam", Text(await Host.MeAsync(Host.Person()), "id"));
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private static string Texts(JsonElement element, string name) => string.Join(',', element.GetProperty(name).EnumerateArray());
}
