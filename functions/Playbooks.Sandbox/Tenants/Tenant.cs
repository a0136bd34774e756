using Playbooks.Sandbox.Auditing;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.Tenants;

/// <summary>All parts behind one lock.</summary>
internal sealed class Tenant
{
    private readonly TenantContext context;

    public Tenant(TenantContext context, IReadOnlyList<Func<TenantContext, ITenantPart>> parts)
    {
        this.context = context;
        Parts = [.. parts.Select(build => build(context))];
        context.Tenant = this;
    }

    public Lock Gate { get; } = new();

    public IReadOnlyList<ITenantPart> Parts { get; }

    public AuditTrail Audit { get; } = new();

    public DateTimeOffset Now => context.Clock.GetUtcNow();

    public TenantContext Context => context;

    /// <summary>Runs under the lock after each performed change.</summary>
    public Action<DateTimeOffset> Changed { get; set; } = _ => { };

    public void AfterChange() => Changed(Now);

    public ITenantPart? PartOf(Listener listener) => Parts.FirstOrDefault(part => part.Listeners.Contains(listener));

    /// <summary>False for a credential of a kind that no part knows.</summary>
    public bool Works(CredentialValue credential, DateTimeOffset now) =>
        Parts.Select(part => part.Works(credential, now)).FirstOrDefault(works => works is not null) ?? false;

    public string? Read(string place, DateTimeOffset now) =>
        Parts.Select(part => part.Read(place, now)).FirstOrDefault(value => value is not null);

    /// <summary>A stable name for a secret value, for the normalised state.</summary>
    public string RoleOf(string value) =>
        Parts.Select(part => part.RoleOf(value)).FirstOrDefault(role => role is not null) ?? context.Mint.RoleOf(value) ?? "a value of nobody";
}
