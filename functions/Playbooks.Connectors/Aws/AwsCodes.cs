using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;

namespace Playbooks.Connectors.Aws;

/// <summary>AWS's error codes in our words. The Query protocol sends the short code, JSON 1.1 the exception's name.</summary>
internal static class AwsCodes
{
    public static bool IsNotFound(ProviderFailure failure) => Ours(failure.Code) == CloudCodes.NotFound;

    public static ActionOutcome Outcome(ProviderFailure failure, DateTimeOffset now) => CloudOutcomes.Of(failure, Ours(failure.Code), now);

    public static string? Ours(string? code) => code switch
    {
        "NoSuchEntity" or "ResourceNotFoundException" or "ParameterNotFound" or "ParameterVersionNotFound"
            or "PolicyNotFoundException" or "TargetNotFoundException" or "EventDataStoreNotFoundException" or "PolicyNotAttachedException" => CloudCodes.NotFound,
        "EntityAlreadyExists" or "ResourceExistsException" or "ParameterAlreadyExists" or "DuplicatePolicyAttachmentException" => CloudCodes.AlreadyExists,
        "LimitExceeded" or "LimitExceededException" or "ParameterLimitExceeded" or "ParameterMaxVersionLimitExceeded" or "ConstraintViolationException" => CloudCodes.LimitExceeded,
        "EntityTemporarilyUnmodifiable" or "ConcurrentModification" or "ConcurrentModificationException" or "PolicyChangesInProgressException"
            or "TooManyUpdates" or "MaxConcurrentQueriesException" or "ReportInProgress" => CloudCodes.Busy,
        "UnmodifiableEntity" => CloudCodes.Unmodifiable,
        "DeleteConflict" => CloudCodes.Conflict,
        "AccessDenied" or "AccessDeniedException" or "UnauthorizedOperation" => CloudCodes.NotPermitted,
        "Throttling" or "ThrottlingException" or "ThrottledException" or "TooManyRequestsException" or "RequestLimitExceeded" => CloudCodes.Throttled,
        "ServiceFailure" or "InternalFailure" or "InternalServiceError" or "InternalServerError" or "ServiceUnavailable" => CloudCodes.ProviderError,
        "RequestExpired" or "RequestTimeTooSkewed" => CloudCodes.ClockSkew,
        _ => IsCredential(code) ? CloudCodes.CredentialRefused : IsInvalid(code) ? CloudCodes.InvalidRequest : null,
    };

    /// <summary>The key is unknown, deactivated or deleted; AWS does not say which.</summary>
    public static bool IsDeadKey(ProviderFailure failure) => failure.Code is "InvalidClientTokenId" or "UnrecognizedClientException";

    private static bool IsCredential(string? code) => code
        is "InvalidClientTokenId" or "UnrecognizedClientException" or "ExpiredToken" or "ExpiredTokenException" or "SignatureDoesNotMatch"
        or "InvalidSignatureException" or "IncompleteSignature" or "IncompleteSignatureException" or "MissingAuthenticationToken" or "MissingAuthenticationTokenException";

    private static bool IsInvalid(string? code) => code
        is "MalformedPolicyDocument" or "InvalidInput" or "ValidationError" or "ValidationException" or "PolicyNotAttachable"
        or "MalformedPolicyDocumentException" or "PublicPolicyException" or "UnprocessableEntityException" or "InvalidInputException"
        or "PolicyTypeNotEnabledException" or "AWSOrganizationsNotInUseException" or "InvalidParameterException" or "InvalidRequestException" or "InvalidLookupAttributesException" or "InvalidTimeRangeException"
        or "EventDataStoreARNInvalidException" or "InactiveEventDataStoreException" or "InvalidQueryStatementException";
}
