using System.Collections.Immutable;

namespace Playbooks.Connectors.Tenants;

/// <param name="Id">What journals and reports call the person; on a laptop the operating system's user name.</param>
/// <param name="SignIn">How sign-in proves the person; null for somebody who decides from the command line only.</param>
public sealed record TenantPerson(string Id, ImmutableArray<string> Roles, TenantSubject? SignIn = null);
