using System.Collections.Immutable;

namespace Playbooks.Connectors.Tenants;

/// <summary>A program that may ask this installation something, by tokens of its own platform. It never decides on a plan.</summary>
/// <param name="Id">What journals and reports call it.</param>
/// <param name="Audience">For whom its tokens are.</param>
public sealed record TenantWorkload(string Id, TenantSubject Subject, string Audience, ImmutableArray<string> Roles);
