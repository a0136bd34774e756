using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

internal static class ActivateAccessKey
{
    public const string Name = "aws.activate-access-key";

    public static ActionContract Contract { get; } = DeactivateAccessKey.Contract with
    {
        Name = Name,
        Summary = "Activate one access key of an IAM user again.",
        Undo = "Deactivates the same key.",
        UndoneBy = [DeactivateAccessKey.Name],
        Preconditions = ["The key exists."],
        Failures = CloudFailures.With(
            CloudFailures.NotFound, CloudFailures.LimitExceeded, CloudFailures.InvalidRequest, CloudFailures.Unmodifiable, CloudFailures.Busy),
    };

    public static IChangeAction In(AwsTenant tenant) => new AccessKeySwitch(Contract, tenant, IamAccessKey.Active, DeactivateAccessKey.Name);
}
