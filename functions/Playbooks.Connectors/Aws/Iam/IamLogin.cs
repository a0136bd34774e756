namespace Playbooks.Connectors.Aws.Iam;

/// <summary>A credential of a user that is no access key and no console password.</summary>
/// <param name="Status"><c>Active</c>, <c>Inactive</c> or <c>Expired</c>.</param>
/// <param name="Service">Of a service-specific one.</param>
internal sealed record IamLogin(string Kind, string Id, string Status, string? Service, DateTimeOffset? Created);
