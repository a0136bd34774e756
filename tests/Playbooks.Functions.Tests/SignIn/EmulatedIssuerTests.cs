using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Playbooks.Functions.Tests.Hosting;
using Playbooks.Testing.Data;

namespace Playbooks.Functions.Tests.SignIn;

/// <summary>Signing in at an issuer that we did not write: the Microsoft of the npm package <c>emulate</c>.</summary>
public sealed class EmulatedIssuerTests
{
    private const string Client = "playbooks-client";

    [EmulateFact]
    public async Task A_person_signs_in_with_a_browser_at_an_issuer_that_others_wrote()
    {
        var script = Path.Combine(RepositoryRoot.Path, "tests", "Playbooks.Functions.Tests", "SignIn", "microsoft.mjs");
        using var process = Process.Start(new ProcessStartInfo(EmulateFactAttribute.Node ?? "node", [script]) { RedirectStandardInput = true, RedirectStandardOutput = true }) ?? throw new InvalidOperationException();
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        try
        {
            var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("the issuer ended before it said where it is");
            using var described = JsonDocument.Parse(await http.GetStringAsync(new Uri($"{address}/.well-known/openid-configuration")));
            await using var program = await InProcess.StartAsync(SignedIn.Tenant("https://login.example"), new Dictionary<string, string?>
            {
                ["SignIn:Issuer"] = described.RootElement.GetProperty("issuer").GetString(), ["SignIn:Audience"] = "api://playbooks", ["SignIn:SubjectClaim"] = "oid",
                ["SignIn:Client"] = Client, ["SignIn:Origin"] = "http://localhost",
            });

            using var start = await http.GetAsync(new Uri(program.Address, "ui/signin/start"));
            var asked = QueryHelpers.ParseQuery(start.Headers.Location?.Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
            asked["email"] = "sam@example.org";
            using var chosen = await http.PostAsync(new Uri($"{address}/oauth2/v2.0/authorize/callback"), new FormUrlEncodedContent(asked));
            using var back = await SendAsync(http, new Uri(program.Address, $"ui/signin/callback{chosen.Headers.Location?.Query}"), Cookies(start));
            Assert.True(back.StatusCode == HttpStatusCode.Redirect, await back.Content.ReadAsStringAsync());
            using var me = await SendAsync(http, new Uri(program.Address, "api/me"), Cookies(back));

            var said = JsonDocument.Parse(await me.Content.ReadAsStringAsync()).RootElement;
            Assert.Equal(("Sam", "session:oidc"), (said.GetProperty("name").GetString(), said.GetProperty("via").GetString()));
        }
        finally
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync();
        }
    }

    private static string Cookies(HttpResponseMessage answer) => string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(line => line.Split(';')[0]).Where(pair => !pair.EndsWith('=')));

    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, Uri address, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Cookie", cookie);
        return await http.SendAsync(request);
    }
}
