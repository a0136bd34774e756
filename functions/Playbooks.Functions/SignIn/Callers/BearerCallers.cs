using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Playbooks.Connectors.Tenants;
using Playbooks.Functions.Access;
using Playbooks.Functions.SignIn.Tokens;

namespace Playbooks.Functions.SignIn.Callers;

/// <summary>
/// Callers who present an access token (RFC 6750, in the Authorization header only): people through a client of the installation's issuer, programs of that
/// issuer, and programs of platforms that the tenant file names. A token that was made for signing in is no access token.
/// </summary>
internal sealed class BearerCallers(SignInSettings settings, Issuers issuers, Register register, TenantSettings tenant) : ICallers
{
    private const string Scheme = "Bearer ";

    public async ValueTask<Identified> IdentifyAsync(HttpContext context, CancellationToken token)
    {
        var headers = context.Request.Headers[HeaderNames.Authorization];
        if (headers.Count == 0)
        {
            return new Identified.Nobody();
        }

        return headers is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? await IdentifyAsync(header[Scheme.Length..].Trim(), token)
            : new Identified.Refused("Send one Authorization header: Bearer TOKEN.");
    }

    private async Task<Identified> IdentifyAsync(string bearer, CancellationToken token)
    {
        // Which issuer to ask is the only thing that a token is believed before it is proven.
        var claimed = TokenShape.WhyNot(bearer) is null ? new ProvenToken("", TokenShape.Claims(bearer)) : null;
        if (claimed?.Text("iss") is not { } name || issuers.Find(name) is not { } issuer)
        {
            return new Identified.Refused("The token is not one of an issuer that is trusted here.");
        }

        var workloads = tenant.Workloads.Where(workload => workload.Subject.Issuer == name).ToList();
        IReadOnlyCollection<string> audiences = [.. name == settings.Issuer.Name ? settings.Audiences : [], .. workloads.Select(workload => workload.Audience)];
        return await issuer.ProveAsync(bearer, audiences, token) switch
        {
            TokenAnswer.Proven proven when Named(workloads, proven.Token) is { } workload => new Identified.As(Register.Enter(workload)),
            TokenAnswer.Proven proven when name == settings.Issuer.Name && IsForUs(proven.Token) => OfIssuer(proven.Token),
            TokenAnswer.Proven => new Identified.Refused("The tenant file names no program of that issuer, subject and audience."),
            TokenAnswer.Refused refused => new Identified.Refused($"The token is refused: {refused.Reason}."),
            TokenAnswer.Unavailable => new Identified.Unavailable(),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>An audience that only a workload's tokens are for lets nobody else in.</summary>
    private bool IsForUs(ProvenToken token) => token.Texts("aud").Any(settings.Audiences.Contains);

    /// <summary>Whose token it is; null where it is none of theirs.</summary>
    public static TenantWorkload? Named(IEnumerable<TenantWorkload> workloads, ProvenToken token) =>
        workloads.FirstOrDefault(workload => workload.Subject.Id == token.Subject && token.Texts("aud").Contains(workload.Audience));

    private Identified OfIssuer(ProvenToken token)
    {
        var scopes = token.Texts("scp").Concat(token.Texts("scope")).SelectMany(scope => scope.Split(' ')).ToList();
        var kind = scopes.Count > 0 && token.Text("idtyp") != "app" ? CallerKind.Person : CallerKind.Workload;
        return token switch
        {
            _ when token.Claims.TryGetProperty("nonce", out _) => new Identified.Refused("The token was made for signing in; send an access token."),
            _ when token.Text(settings.SubjectClaim) is not { } => new Identified.Refused($"The token has no claim '{settings.SubjectClaim}' that names its subject."),
            _ when kind == CallerKind.Person && !scopes.Contains(settings.Scope) => new Identified.Refused($"The token lacks the scope '{settings.Scope}'."),
            _ when kind == CallerKind.Workload && token.Client is null => new Identified.Refused("The token names neither a scope nor a client."),
            _ => new Identified.As(register.Enter(settings.SubjectOf(token, kind, "bearer:oidc", session: null))),
        };
    }
}
