namespace Playbooks.Sandbox.Aws.Organizations;

internal sealed record AwsOrganizationPolicy(string Id, string Name, string Document);
