using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Scenarios;

namespace Playbooks.Sandbox.Tenants;

/// <summary>What a part is built from.</summary>
internal sealed class TenantContext(Scenario scenario, SandboxOptions options, SandboxClock clock)
{
    private Tenant? tenant;

    public Scenario Scenario { get; } = scenario;

    public SandboxOptions Options { get; } = options;

    public SandboxClock Clock { get; } = clock;

    /// <summary>Every id, key and value of the tenant comes from here.</summary>
    public Mint Mint { get; } = new(options.Seed);

    /// <summary>The other parts; usable once all parts are built, not in a part's constructor.</summary>
    public Tenant Tenant
    {
        get => tenant ?? throw new InvalidOperationException("The tenant is still being built.");
        set => tenant = value;
    }
}
