using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Playbooks.Functions.Access;
using Playbooks.Functions.Settings;
using Playbooks.Functions.SignIn;
using Playbooks.Functions.SignIn.Callers;

namespace Playbooks.Functions.Tests.SignIn;

public sealed class PlatformTests
{
    private const string Issuer = "https://login.example/v2.0";

    private static readonly Dictionary<string, string?> Handler = new()
    {
        ["FUNCTIONS_CUSTOMHANDLER_PORT"] = "5000", ["SignIn:Issuer"] = Issuer, ["SignIn:Audience"] = "api://playbooks", ["SignIn:SubjectClaim"] = "oid", ["SignIn:EasyAuth"] = "true",
        ["WEBSITE_AUTH_ENABLED"] = "True",
    };

    [Fact]
    public async Task Whom_the_platform_has_proven_is_known_by_the_directorys_id()
    {
        var caller = await EnterAsync(("iss", Issuer), ("aud", "api://playbooks"), ("http://schemas.microsoft.com/identity/claims/objectidentifier", "sam-object"), ("name", "Sam"));

        Assert.Equal(("sam", "platform:easy-auth"), (caller?.Id, caller?.Via));
        Assert.NotNull(caller?.Session);
    }

    [Theory]
    [InlineData("iss", "https://login.example/another")]
    [InlineData("aud", "api://another")]
    [InlineData("oid", "dana-object")]
    public async Task A_principal_of_another_issuer_or_audience_or_with_two_subjects_is_nobody(string claim, string value)
    {
        var claims = new List<(string, string)> { ("iss", Issuer), ("aud", "api://playbooks"), ("oid", "sam-object") };
        claims.RemoveAll(pair => pair.Item1 == claim && claim != "oid");

        Assert.Null(await EnterAsync([.. claims, (claim, value)]));
    }

    [Theory]
    [InlineData("not base64")]
    [InlineData("bm90IGpzb24=")]
    [InlineData("e30=")]
    [InlineData("eyJjbGFpbXMiOlt7fV19")]
    public async Task A_header_that_the_platform_did_not_write_is_nobody(string header) => Assert.IsType<Identified.Refused>(await IdentifyAsync(header));

    [Theory]
    [InlineData("WEBSITE_AUTH_ENABLED", null)]
    [InlineData("WEBSITE_AUTH_ENABLED", "true")]
    [InlineData("FUNCTIONS_CUSTOMHANDLER_PORT", null)]
    public void The_platform_is_believed_only_where_it_says_itself_that_its_sign_in_is_on_and_a_functions_host_is_in_front(string setting, string? value)
    {
        Assert.NotNull(HostSettings.Read(Configuration([]), out _));

        Assert.Null(HostSettings.Read(Configuration(new() { [setting] = value }), out var problems));
        Assert.Contains("SignIn__EasyAuth", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_switch_the_platforms_header_is_worth_nothing()
    {
        await using var host = await SignedIn.StartAsync();

        using var answer = await host.SendAsync(HttpMethod.Get, "api/me", null, (PlatformCallers.Header, Principal(("iss", host.Issuer.Name), ("aud", SignedIn.Audience), ("oid", "sam-object"))));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("SignIn:Issuer", "http://login.example", "SignIn__Issuer")]
    [InlineData("SignIn:Issuer", "", "without SignIn__Issuer")]
    [InlineData("SignIn:Audience", "", "SignIn__Audience")]
    [InlineData("SignIn:Roles", "security", "SignIn__Roles")]
    [InlineData("SignIn:FreshFor", "soon", "SignIn__FreshFor")]
    [InlineData("SignIn:Client", "c", "SignIn__Origin")]
    [InlineData("SignIn:Client", "c", "SignIn__SessionKey", "SignIn:Origin", "https://playbooks.example")]
    [InlineData("SignIn:Client", "c", "SignIn__ClientProof", "SignIn:Origin", "http://localhost", "SignIn:ClientProof", "hunter2")]
    [InlineData("SignIn:Client", "c", "SignIn__Origin", "SignIn:Origin", "http://playbooks.example")]
    public void A_setting_that_would_let_the_wrong_ones_in_or_nobody_is_refused(string setting, string value, string named, params string[] more)
    {
        var changes = new Dictionary<string, string?> { [setting] = value };
        foreach (var pair in more.Chunk(2))
        {
            changes[pair[0]] = pair[1];
        }

        Assert.Null(HostSettings.Read(Configuration(changes), out var problems));
        Assert.Contains(problems, problem => problem.Contains(named, StringComparison.Ordinal));
        Assert.DoesNotContain(problems, problem => problem.Contains("hunter2", StringComparison.Ordinal));
    }

    private static async Task<WebCaller?> EnterAsync(params (string Type, string Value)[] claims) => (await IdentifyAsync(Principal(claims)) as Identified.As)?.Caller;

    private static async Task<Identified> IdentifyAsync(string header)
    {
        var settings = HostSettings.Read(Configuration([]), out _)?.SignIn ?? throw new InvalidOperationException();
        var context = new DefaultHttpContext();
        context.Request.Headers[PlatformCallers.Header] = header;
        return await new PlatformCallers(settings, new Register(SignedIn.Tenant(Issuer), RoleMap.Empty)).IdentifyAsync(context, CancellationToken.None);
    }

    private static string Principal(params (string Type, string Value)[] claims) =>
        Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(new { auth_typ = "aad", claims = claims.Select(claim => new { typ = claim.Type, val = claim.Value }) }));

    private static IConfiguration Configuration(Dictionary<string, string?> changes)
    {
        var all = new Dictionary<string, string?>(Handler);
        foreach (var (name, value) in changes)
        {
            all[name] = value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(all).Build();
    }
}
