using Playbooks.Sandbox.Aws.Protocol;

namespace Playbooks.Sandbox.Aws.Iam;

/// <summary>IAM's refusals with their short wire codes and statuses.</summary>
internal static class IamErrors
{
    public static AwsError NeedsUserName { get; } = new("ValidationError", "Must specify userName when calling with non-User credentials");

    public static AwsError Missing(string what, string name) => new("NoSuchEntity", $"The {what} with name {name} cannot be found.", 404);

    public static AwsError MissingKey(string id) => new("NoSuchEntity", $"The Access Key with id {id} cannot be found.", 404);

    public static AwsError MissingPolicy(string arn) => new("NoSuchEntity", $"Policy {arn} does not exist or is not attachable.", 404);

    public static AwsError Limit(string message) => new("LimitExceeded", message, 409);

    public static AwsError Malformed(string reason) => new("MalformedPolicyDocument", reason);

    public static AwsError Locked(string name) => new("UnmodifiableEntity", $"Cannot perform the operation on the protected role '{name}' - this role is only modifiable by AWS");

    public static AwsError Invalid(string message) => new("ValidationError", message);
}
