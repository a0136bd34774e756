using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;

namespace Playbooks.Connectors.Entra;

/// <summary>Graph's and the token endpoint's error codes in our words.</summary>
internal static class EntraCodes
{
    /// <summary>Graph says the same for an absent object and for one outside what the application may see.</summary>
    public static bool IsNotFound(ProviderFailure failure) => failure.Kind == FailureKind.Status && (failure.Status == 404 || Ours(failure.Code) == CloudCodes.NotFound);

    public static ActionOutcome Outcome(ProviderFailure failure, DateTimeOffset now) => CloudOutcomes.Of(failure, Ours(failure.Code), now);

    public static string? Ours(string? code) => code switch
    {
        "Request_ResourceNotFound" or "ResourceNotFound" => CloudCodes.NotFound,
        "Authorization_RequestDenied" or "AccessDenied" or "Forbidden" => CloudCodes.NotPermitted,
        "InvalidAuthenticationToken" or "Authentication_MissingOrMalformed" => CloudCodes.CredentialRefused,
        "Directory_QuotaExceeded" or "Directory_ObjectQuotaExceeded" or "MaxLimitReached" => CloudCodes.LimitExceeded,
        "Request_MultipleObjectsWithSameKeyValue" or "ObjectConflict" => CloudCodes.AlreadyExists,
        "Directory_ConcurrencyViolation" or "ConcurrencyViolation" => CloudCodes.Busy,
        "TooManyRequests" or "activityLimitReached" => CloudCodes.Throttled,
        "Authorization_ResourceNotFound" => CloudCodes.NotFound,
        "Request_BadRequest" or "BadRequest" or "CredentialInvalidLifetimeAsPerAppPolicy" or "CredentialTypeNotAllowedAsPerAppPolicy" => CloudCodes.InvalidRequest,
        not null when code.StartsWith("AADSTS", StringComparison.Ordinal) => CloudCodes.CredentialRefused,
        _ => null,
    };
}
