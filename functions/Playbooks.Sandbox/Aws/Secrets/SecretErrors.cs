using Playbooks.Sandbox.Aws.Protocol;

namespace Playbooks.Sandbox.Aws.Secrets;

/// <summary>Secrets Manager's refusals; all of them are 400.</summary>
internal static class SecretErrors
{
    public static AwsError NotFound { get; } = new("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");

    public static AwsError Deleted { get; } = new("InvalidRequestException", "You can't perform this operation on the secret because it was marked for deletion.");

    public static AwsError NoValue(string which) => new("ResourceNotFoundException", $"Secrets Manager can't find the specified secret value for {which}");

    public static AwsError Invalid(string message) => new("InvalidParameterException", message);
}
