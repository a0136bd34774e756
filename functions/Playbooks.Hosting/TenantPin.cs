using Playbooks.Connectors.Tenants;
using Playbooks.Core.Runs;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Hosting;

/// <summary>A run stays with the tenant that it was started on: its name, whether it is a sandbox, and who decides are pinned in the journal.</summary>
public static class TenantPin
{
    public static TimeProvider ClockOf(TenantSettings tenant) =>
        tenant.ClockOffset == TimeSpan.Zero ? TimeProvider.System : new SandboxClock(TimeProvider.System, tenant.ClockOffset);

    /// <summary>Why nothing may be asked of the run with this tenant file, and the cure; null where it is the run's own.</summary>
    public static string? WhyNot(Run run, TenantSettings tenant) => run switch
    {
        _ when run.Tenant != tenant.Name =>
            $"Run {run.Id} works on tenant '{run.Tenant}', and the tenant file is of '{tenant.Name}'. Give the right one with --tenant.",
        { Sandbox: { } sandbox } when sandbox != tenant.IsSandbox =>
            $"Run {run.Id} works on a {(sandbox ? "sandbox" : "real tenant")}, and the tenant file says that '{tenant.Name}' is a {(tenant.IsSandbox ? "sandbox" : "real tenant")}. Give the file with which the run was started.",
        { People: { } people } when people != tenant.PeopleDigest =>
            $"The people of the tenant file are not those with which run {run.Id} was started ({Short(people)}, now {Short(tenant.PeopleDigest)}): somebody was added or removed, or has other roles. "
            + $"Put 'people' back as it was; or cancel the run with the old file, and start another with the new one.",
        _ => null,
    };

    private static string Short(string digest) => digest.Length > 19 ? digest[..19] + "…" : digest;
}
