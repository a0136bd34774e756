using System.Collections.Immutable;

namespace Playbooks.Connectors.Tenants;

/// <param name="Id">As sign-in names the person; on a laptop the operating system's user name.</param>
public sealed record TenantPerson(string Id, ImmutableArray<string> Roles);
