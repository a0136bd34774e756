using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Registry;

/// <param name="Wrong">Everything that is wrong, each with where it stands; empty where the registry is good.</param>
public sealed record RegistryRead(CredentialRegistry Registry, ImmutableArray<string> Wrong);
