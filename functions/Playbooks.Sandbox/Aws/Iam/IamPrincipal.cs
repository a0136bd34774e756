namespace Playbooks.Sandbox.Aws.Iam;

/// <summary>What users and roles share: a name, an ARN and the policies that say what they may do.</summary>
internal abstract class IamPrincipal
{
    public required string Name { get; init; }

    public required string Path { get; init; }

    public required string Id { get; init; }

    public required string Arn { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Inline policies: document by name.</summary>
    public SortedDictionary<string, string> Inline { get; } = new(StringComparer.Ordinal);

    /// <summary>ARNs of attached managed policies.</summary>
    public SortedSet<string> Attached { get; } = new(StringComparer.Ordinal);

    /// <summary>ARN of the permissions boundary.</summary>
    public string? Boundary { get; set; }

    /// <summary>Inline policies may not be longer than this altogether (IAM quotas page).</summary>
    public abstract int InlineQuota { get; }

    /// <summary>Refuses every change: a service-linked or a reserved single-sign-on role.</summary>
    public abstract bool IsLocked { get; }
}
