using System.Collections.Immutable;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>The failure codes of GitHub's actions, with what a person can do.</summary>
internal static class GitHubFailures
{
    public static FailureCode NotFoundOrNotPermitted { get; } = new("not-found-or-not-permitted", "GitHub answers the same for what is absent and for what the App may not see. Check the name, the App's permissions, and its repositories.");

    public static FailureCode Conflict { get; } = new(CloudCodes.Conflict, "A setting of the organisation or enterprise forbids it, or the target changed meanwhile.");

    public static FailureCode StillRunning { get; } = new("still-running", "The run has not ended yet.", Retryable: true);

    public static FailureCode RunFailed { get; } = new("run-failed", "The run ended without success. Open it, and decide.");

    public static FailureCode NotSeenYet { get; } = new(CloudCodes.NotSeen, "GitHub took the change but does not show it yet, or a setting above it wins. Look again; then ask the owner of the enterprise.", Retryable: true);

    public static FailureCode SelfLockout { get; } = new(CloudCodes.SelfLockout, "The action would cut the responder's own access.");

    public static ActionOutcome Unseen(string what) => new ActionOutcome.FailedRetryable(NotSeenYet.Code, $"{what} is not seen as it should be after {Reread.Usual.TotalSeconds:0} s");

    /// <summary>As <see cref="With"/>, and what a change may end in besides.</summary>
    public static ImmutableArray<FailureCode> OfChange(params ReadOnlySpan<FailureCode> own) => With([.. own, Conflict, NotSeenYet]);

    /// <summary>What every request to GitHub may end in, after the action's own.</summary>
    public static ImmutableArray<FailureCode> With(params ReadOnlySpan<FailureCode> own) =>
    [
        .. own,
        NotFoundOrNotPermitted,
        new(CloudCodes.InvalidArguments, "The arguments name no repository or organisation."),
        new("not-configured", "No installation of the App is configured for the organisation."),
        new(CloudCodes.NotPermitted, "The App lacks the permission that the contract names."),
        new(CloudCodes.CredentialRefused, "GitHub does not accept the App's token: the App is suspended, or its key was replaced."),
        new(CloudCodes.Unusable, "The App's private key cannot be read; the message says why."),
        new(CloudCodes.InvalidRequest, "GitHub refuses the content of the request; its message says why."),
        new(CloudCodes.BadAnswer, "The answer is not what GitHub's own description promises."),
        new(CloudCodes.TooMuch, "The answer is larger than is read, or the list has no end."),
        new(CloudCodes.Egress, "An answer led to a host that is not configured; nothing was sent there."),
        new(CloudCodes.Throttled, "GitHub limits the rate for longer than is waited for.", Retryable: true),
        new(CloudCodes.NotReached, "No connection; nothing was sent.", Retryable: true),
        new(CloudCodes.NoAnswer, "No answer in spite of retries; the request is one that may be repeated.", Retryable: true),
        new(CloudCodes.ProviderError, "GitHub failed.", Retryable: true),
    ];
}
