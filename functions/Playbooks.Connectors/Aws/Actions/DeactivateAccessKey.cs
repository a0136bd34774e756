using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

internal static class DeactivateAccessKey
{
    public const string Name = "aws.deactivate-access-key";

    public static ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Deactivate one access key of an IAM user.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Changes,
        Inputs = [AwsParameters.Account, AwsParameters.User, AwsParameters.Key],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("user", ValueType.Text), ("key", ValueType.Text), ("status", ValueType.Text)),
        Undo = "Activates the same key again. Sessions that were made from the key before live on either way; deny the user to end those.",
        UndoneBy = [ActivateAccessKey.Name],
        Idempotency = "Sets a status; setting it twice is the same as once.",
        Preconditions = ["The key exists.", "It is not the key that the run itself uses."],
        Permissions = [AwsParameters.Iam("ListAccessKeys"), AwsParameters.Iam("UpdateAccessKey"), AwsParameters.Sts("GetCallerIdentity")],
        Failures = CloudFailures.With(
            CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.LimitExceeded, CloudFailures.InvalidRequest, CloudFailures.Unmodifiable, CloudFailures.Busy),
        Source = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccessKey.html",
    };

    public static IChangeAction In(AwsTenant tenant) => new AccessKeySwitch(Contract, tenant, IamAccessKey.Inactive, ActivateAccessKey.Name);
}
