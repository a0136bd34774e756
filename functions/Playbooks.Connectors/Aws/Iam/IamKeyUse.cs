namespace Playbooks.Connectors.Aws.Iam;

/// <summary>When a key was last used; all null where it never was. AWS reports late, by minutes to hours.</summary>
internal sealed record IamKeyUse(string? User, DateTimeOffset? At, string? Service, string? Region);
