using System.Collections.Immutable;
using Playbooks.Core.Reach.Trust.Aws;

namespace Playbooks.Core.Reach.Facts;

/// <summary>What <c>aws.read-account</c> found.</summary>
public sealed record AwsAccountFacts(
    string Id, ImmutableArray<AwsIdentity> Users, ImmutableArray<AwsIdentity> Roles, ImmutableArray<OidcProvider> Providers, ImmutableArray<AwsStore> Stores);
