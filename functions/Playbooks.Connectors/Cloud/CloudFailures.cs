using System.Collections.Immutable;
using Playbooks.Core.Actions;

namespace Playbooks.Connectors.Cloud;

/// <summary>The failure codes of contracts, with what a person can do.</summary>
internal static class CloudFailures
{
    public static FailureCode NotFound { get; } = new(CloudCodes.NotFound, "The thing named does not exist, or the responder may not see it. Check the name and the account.");

    public static FailureCode AlreadyExists { get; } = new(CloudCodes.AlreadyExists, "There is one of that name or content already. Look at whose it is.");

    public static FailureCode LimitExceeded { get; } = new(CloudCodes.LimitExceeded, "The provider's quota is used up. Free a slot, then plan again.");

    public static FailureCode InvalidRequest { get; } = new(CloudCodes.InvalidRequest, "The provider refuses the content of the request; its message says why.");

    public static FailureCode Unmodifiable { get; } = new(CloudCodes.Unmodifiable, "The provider owns the thing (a service-linked or Identity Center role) and refuses to change it.");

    public static FailureCode Busy { get; } = new(CloudCodes.Busy, "Another change of the same thing is under way.", Retryable: true);

    public static FailureCode Drifted { get; } = new(CloudCodes.Drifted, "Somebody changed the target since it was surveyed. Plan again, and look at who.");

    public static FailureCode SelfLockout { get; } = new(CloudCodes.SelfLockout, "The action would cut the responder's own access. Use another credential for the run.");

    public static FailureCode StillAlive { get; } = new(CloudCodes.StillAlive, "The credential still works or was used after the given time. Contain it, and investigate the use.");

    public static FailureCode InvalidArguments { get; } = new(CloudCodes.InvalidArguments, "A place or check cannot be understood; the message names each.");

    public static FailureCode CheckFailed { get; } = new(CloudCodes.CheckFailed, "A consumer does not work with the new credential. Both credentials work; mend the consumer, then run on.", Retryable: true);

    public static FailureCode Grace { get; } = new(CloudCodes.Grace, "The old credential is kept until the time that the message names; it is deleted then.", Retryable: true);

    public static FailureCode NeedsPerson { get; } = new(CloudCodes.NeedsPerson, "Only a person can decide; the message names what was found.");

    /// <summary>What every request to a provider may end in.</summary>
    public static ImmutableArray<FailureCode> With(params ReadOnlySpan<FailureCode> own) =>
    [
        .. own,
        new(CloudCodes.NotConfigured, "The account or directory is not part of the tenant's configuration."),
        new(CloudCodes.NotPermitted, "The responder's credential lacks the permission that the contract names."),
        new(CloudCodes.CredentialRefused, "The responder's credential is not accepted: expired, deactivated, or of another account."),
        new(CloudCodes.Unusable, "The responder's credential cannot be read or obtained; the message says from where."),
        new(CloudCodes.ClockSkew, "The clock differs from the provider's by more than it accepts."),
        new(CloudCodes.BadAnswer, "The answer is not what the provider's own description promises."),
        new(CloudCodes.TooMuch, "The answer is larger than is read, or the list has no end."),
        new(CloudCodes.Throttled, "The provider limits the rate for longer than is waited for.", Retryable: true),
        new(CloudCodes.NotReached, "No connection; nothing was sent.", Retryable: true),
        new(CloudCodes.NoAnswer, "No answer in spite of retries; the request is one that may be repeated.", Retryable: true),
        new(CloudCodes.ProviderError, "The provider failed.", Retryable: true),
    ];
}
