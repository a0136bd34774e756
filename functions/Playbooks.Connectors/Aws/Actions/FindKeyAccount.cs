using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Finds whose account a key belongs to, when nothing but its id is known.</summary>
internal sealed class FindKeyAccount(AwsTenant tenant) : AwsRead(tenant)
{
    public override ActionContract Contract { get; } = new()
    {
        Name = "aws.find-key-account",
        Summary = "Find the account that an access key belongs to.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Reads,
        Inputs = [AwsParameters.Account, AwsParameters.Key],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("key", ValueType.Text), ("owner", ValueType.Text), ("ours", ValueType.Bool)),
        Idempotency = "Reads only.",
        Preconditions = ["The account asks; the key may be anybody's."],
        Permissions = [AwsParameters.Sts("GetAccessKeyInfo")],
        Failures = CloudFailures.With(CloudFailures.InvalidRequest),
        Source = "https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html",
    };

    protected override async Task<ActionOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token) => Ended(
        await access.Sts.GetKeyAccountAsync(call.Need("key"), token),
        owner => With(access, ("key", Value.Of(call.Need("key"))), ("owner", Value.Of(owner)), ("ours", Value.Of(owner == access.Account.Id))), scope);
}
