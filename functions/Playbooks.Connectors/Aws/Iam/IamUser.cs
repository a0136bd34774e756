using System.Collections.Immutable;

namespace Playbooks.Connectors.Aws.Iam;

/// <summary>A user; policies, groups and boundary only where it was read with the account's authorization details.</summary>
internal sealed record IamUser(string Name, string Id, string Arn, DateTimeOffset? Created)
{
    public ImmutableArray<IamDocument> Inline { get; init; } = [];

    public ImmutableArray<string> AttachedArns { get; init; } = [];

    public ImmutableArray<string> Groups { get; init; } = [];

    public string? BoundaryArn { get; init; }
}
