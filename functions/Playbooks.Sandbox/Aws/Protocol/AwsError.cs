namespace Playbooks.Sandbox.Aws.Protocol;

/// <summary>A refusal as AWS words it: the wire code of the Query protocol or of JSON 1.1, and the HTTP status.</summary>
internal sealed record AwsError(string Code, string Message, int Status = 400);
