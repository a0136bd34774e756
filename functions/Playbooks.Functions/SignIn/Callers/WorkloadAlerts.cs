using Playbooks.Connectors.Tenants;
using Playbooks.Functions.Hooks;
using Playbooks.Functions.SignIn.Tokens;

namespace Playbooks.Functions.SignIn.Callers;

/// <summary>Programs that the tenant file names, by issuer, subject and audience, and that may start runs there: their tokens let alerts in.</summary>
internal sealed class WorkloadAlerts(Issuers issuers, TenantSettings tenant) : IAlertCaller
{
    public async Task<string?> ProveAsync(string token, CancellationToken cancel)
    {
        // Which issuer to ask is the only thing that a token is believed before it is proven.
        var claimed = TokenShape.WhyNot(token) is null ? new ProvenToken("", TokenShape.Claims(token)) : null;
        var able = tenant.Workloads.Where(workload => workload.Subject.Issuer == claimed?.Text("iss") && workload.Roles.Contains(RoleNames.Responder)).ToList();
        return able is [{ Subject.Issuer: var name }, ..] && issuers.Find(name) is { } issuer
            && await issuer.ProveAsync(token, [.. able.Select(workload => workload.Audience)], cancel) is TokenAnswer.Proven proven
            ? BearerCallers.Named(able, proven.Token)?.Id
            : null;
    }
}
