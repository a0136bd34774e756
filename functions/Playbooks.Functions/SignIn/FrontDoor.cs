using System.Security.Cryptography;
using Azure.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Playbooks.Connectors.Tenants;
using Playbooks.Functions.Access;
using Playbooks.Functions.Access.Limits;
using Playbooks.Functions.Settings;
using Playbooks.Functions.SignIn.Callers;
using Playbooks.Functions.SignIn.Flow;
using Playbooks.Functions.SignIn.Sessions;
using Playbooks.Functions.SignIn.Tokens;

namespace Playbooks.Functions.SignIn;

/// <summary>The parts of signing in, put together as the settings say.</summary>
internal sealed class FrontDoor : IDisposable
{
    private readonly Seal sessionSeal;
    private readonly Seal attemptSeal;
    private readonly SignInRoutes? routes;

    /// <exception cref="SettingException">The secret that sessions are sealed with is not there or too short.</exception>
    public FrontDoor(HostSettings settings, TenantSettings tenant, TimeProvider time, ILogger log, ManagedIdentityCredential? identity)
    {
        var signIn = settings.SignIn;
        var register = new Register(tenant, signIn?.Roles ?? RoleMap.Empty);
        Issuers = new Issuers([.. signIn is null ? [] : new[] { signIn.Issuer }, .. tenant.Workloads.Select(workload => TrustedIssuer.Of(workload.Subject.Issuer)).OfType<TrustedIssuer>()], time, log);
        (sessionSeal, attemptSeal) = Seals(signIn?.Browser);
        var ways = new List<ICallers>();
        if (signIn is not null)
        {
            ways.Add(new BearerCallers(signIn, Issuers, register, tenant));
            if (signIn.Browser is { } browser)
            {
                var sessions = new Sessions.Sessions(new SessionCookie<Session>(sessionSeal, "playbooks", browser.IsHttps), register, time);
                var exchange = new CodeExchange(browser, new ClientProof(browser, identity), Issuers.Http);
                routes = new SignInRoutes(
                    new SignInFlow(signIn, browser, Issuers, exchange, time), new SessionCookie<Attempt>(attemptSeal, "playbooks-signin", browser.IsHttps), sessions);
                ways.Add(sessions);
            }

            if (signIn.TrustsPlatform)
            {
                ways.Add(new PlatformCallers(signIn, register));
            }
        }

        if (settings.DevelopmentIdentity is { } somebody)
        {
            ways.Add(new DevelopmentCallers(somebody, register));
        }

        Callers = new CallersInTurn(ways);
        Csrf = new Csrf(sessionSeal, signIn?.Browser?.Origin.GetLeftPart(UriPartial.Authority));
        Freshness = new Freshness(signIn?.FreshFor, time);
        Limits = new Limiters(time);
        IsHttps = signIn?.Browser?.IsHttps ?? settings.IsCustomHandler;
    }

    public Issuers Issuers { get; }

    public ICallers Callers { get; }

    public Csrf Csrf { get; }

    public Freshness Freshness { get; }

    public Limiters Limits { get; }

    public bool IsHttps { get; }

    public void Map(IEndpointRouteBuilder endpoints) => routes?.Map(endpoints);

    public void Dispose()
    {
        Issuers.Dispose();
        sessionSeal.Dispose();
        attemptSeal.Dispose();
    }

    private static (Seal Session, Seal Attempt) Seals(BrowserSignIn? browser)
    {
        if (browser?.SessionKey is not { } source)
        {
            var chance = RandomNumberGenerator.GetBytes(Seal.LeastSecret);
            return (new Seal(chance, "session"), new Seal(chance, "sign-in"));
        }

        using var secret = source() ?? throw new SettingException("SignIn__SessionKey names a secret that is not there; put 32 random bytes or more in that place.");
        return (new Seal(secret.Reveal(), "session"), new Seal(secret.Reveal(), "sign-in"));
    }
}
