using Playbooks.Sandbox.Aws.Iam;
using Playbooks.Sandbox.Aws.Policies;
using Playbooks.Sandbox.Aws.Signing;

namespace Playbooks.Sandbox.Aws.Protocol;

/// <summary>One authenticated request on its way through an operation.</summary>
internal sealed record AwsCall(AwsAccount Account, AwsService Service, AwsOperation Operation, AwsInput Input, DateTimeOffset Now)
{
    /// <summary>Null only for operations that need no signature.</summary>
    public AwsCaller? Caller { get; init; }

    public required string Region { get; init; }

    public required string RequestId { get; init; }

    /// <summary>All accounts of the tenant; roles may be assumed across them.</summary>
    public required IReadOnlyList<AwsAccount> Accounts { get; init; }

    public string Action => $"{Service.Name}:{Operation.Name}";

    /// <summary>Only sessions know when they were issued: a long-term key has no such condition key.</summary>
    public PolicyContext Context() => Caller is not { } caller ? PolicyContext.Nothing
        : caller.Session is { } session ? Of(caller).With("aws:TokenIssueTime", IamWriting.Time(session.IssuedAt))
        : Of(caller);

    private static PolicyContext Of(AwsCaller caller) => PolicyContext.Nothing.With("aws:PrincipalArn", caller.Principal.Arn);
}
