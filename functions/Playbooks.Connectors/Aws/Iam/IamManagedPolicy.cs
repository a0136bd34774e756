namespace Playbooks.Connectors.Aws.Iam;

/// <param name="Json">The default version's document, decoded.</param>
internal sealed record IamManagedPolicy(string Name, string Arn, string Json);
