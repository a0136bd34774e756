using System.Collections.Immutable;

namespace Playbooks.Connectors.Aws.Iam;

/// <param name="Trust">The trust document, decoded JSON; who may assume the role.</param>
internal sealed record IamRole(string Name, string Id, string Arn, string Path, string Trust, DateTimeOffset? Created)
{
    public ImmutableArray<IamDocument> Inline { get; init; } = [];

    public ImmutableArray<string> AttachedArns { get; init; } = [];

    public string? BoundaryArn { get; init; }

    /// <summary>Service-linked and Identity Center roles are AWS's own: it refuses to change them.</summary>
    public bool IsAwsOwned => Path.StartsWith("/aws-service-role/", StringComparison.Ordinal) || Path.StartsWith("/aws-reserved/", StringComparison.Ordinal);
}
