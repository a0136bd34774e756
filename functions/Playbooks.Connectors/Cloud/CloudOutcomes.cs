using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;

namespace Playbooks.Connectors.Cloud;

/// <summary>Says a failure of AWS or Entra in the journal's words.</summary>
internal static class CloudOutcomes
{
    /// <param name="code">Our code for what the provider stated; null where the status has to speak.</param>
    public static ActionOutcome Of(ProviderFailure failure, string? code, DateTimeOffset now) => failure.Kind switch
    {
        FailureKind.Unknown => new ActionOutcome.Unknown(failure.ToString()),
        FailureKind.Throttled => new ActionOutcome.FailedRetryable(CloudCodes.Throttled, failure.ToString(), failure.RetryAt - now),
        FailureKind.NotReached => new ActionOutcome.FailedRetryable(CloudCodes.NotReached, failure.ToString()),
        FailureKind.NoAnswer => new ActionOutcome.FailedRetryable(CloudCodes.NoAnswer, failure.ToString()),
        FailureKind.EgressRefused => new ActionOutcome.Refused(CloudCodes.Egress, failure.ToString()),
        FailureKind.TooLarge => new ActionOutcome.FailedFinal(CloudCodes.TooMuch, failure.ToString()),
        FailureKind.Malformed => new ActionOutcome.FailedFinal(CloudCodes.BadAnswer, failure.ToString()),
        FailureKind.Unusable => new ActionOutcome.FailedFinal(CloudCodes.Unusable, failure.ToString()),
        FailureKind.AbsentOrNotPermitted => new ActionOutcome.FailedFinal(CloudCodes.NotFound, failure.ToString()),
        _ => Stated(failure, code),
    };

    private static ActionOutcome Stated(ProviderFailure failure, string? code) => code switch
    {
        CloudCodes.Busy or CloudCodes.Throttled or CloudCodes.ProviderError => new ActionOutcome.FailedRetryable(code, failure.ToString()),
        not null => new ActionOutcome.FailedFinal(code, failure.ToString()),
        null when failure.Status >= 500 => new ActionOutcome.FailedRetryable(CloudCodes.ProviderError, failure.ToString()),
        null => new ActionOutcome.FailedFinal(OfStatus(failure.Status), failure.ToString()),
    };

    private static string OfStatus(int? status) => status switch
    {
        401 => CloudCodes.CredentialRefused,
        403 => CloudCodes.NotPermitted,
        404 => CloudCodes.NotFound,
        409 => CloudCodes.Conflict,
        _ => CloudCodes.InvalidRequest,
    };
}
