namespace Playbooks.Sandbox.Aws.Iam;

/// <summary>An identity provider for AssumeRoleWithWebIdentity. <paramref name="Url"/> has no scheme.</summary>
internal sealed record IamOidcProvider(string Arn, string Url, SortedSet<string> ClientIds, IReadOnlyList<string> Thumbprints, DateTimeOffset CreatedAt);
