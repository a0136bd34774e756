namespace Playbooks.Connectors.Aws.Signing;

/// <summary>Where a signature counts.</summary>
/// <param name="Region">Signing region; the global services (IAM) sign for <c>us-east-1</c>.</param>
/// <param name="Service">Signing name: <c>iam</c>, <c>sts</c>, <c>cloudtrail</c>, <c>secretsmanager</c>, <c>ssm</c>.</param>
internal sealed record AwsScope(string Region, string Service);
