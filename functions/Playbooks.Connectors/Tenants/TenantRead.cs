using System.Collections.Immutable;

namespace Playbooks.Connectors.Tenants;

/// <summary>What reading a tenant file gave.</summary>
public abstract record TenantRead
{
    private TenantRead()
    {
    }

    public sealed record Settings(TenantSettings Value) : TenantRead;

    /// <param name="Problems">Everything that is wrong, each with its place and cure.</param>
    public sealed record Refused(ImmutableArray<string> Problems) : TenantRead;
}
