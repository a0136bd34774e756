using Playbooks.Core.Secrets;

namespace Playbooks.Connectors.Aws.Iam;

/// <summary>A key just created: the one time that its secret is shown.</summary>
internal sealed record IamNewAccessKey(string Id, SecretText Secret, DateTimeOffset? Created);
