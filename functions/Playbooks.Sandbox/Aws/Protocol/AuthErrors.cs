namespace Playbooks.Sandbox.Aws.Protocol;

/// <summary>Refusals before any operation runs, in the codes of the Query protocol; <see cref="ForJson"/> gives JSON 1.1's names.</summary>
internal static class AuthErrors
{
    private static readonly Dictionary<string, string> JsonNames = new(StringComparer.Ordinal)
    {
        ["MissingAuthenticationToken"] = "MissingAuthenticationTokenException",
        ["IncompleteSignature"] = "IncompleteSignatureException",
        ["InvalidClientTokenId"] = "UnrecognizedClientException",
        ["SignatureDoesNotMatch"] = "InvalidSignatureException",
        ["RequestExpired"] = "InvalidSignatureException",
        ["ExpiredToken"] = "ExpiredTokenException",
        ["AccessDenied"] = "AccessDeniedException",
        ["Throttling"] = "ThrottlingException",
        ["InvalidAction"] = "UnknownOperationException",
    };

    public static AwsError MissingToken { get; } = new("MissingAuthenticationToken", "Request is missing Authentication Token", 403);

    public static AwsError Incomplete { get; } = new("IncompleteSignature", "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters and existence of 'X-Amz-Date'.");

    /// <summary>Also the answer to a deactivated key: AWS does not tell one from the other.</summary>
    public static AwsError UnknownKey { get; } = new("InvalidClientTokenId", "The security token included in the request is invalid.", 403);

    public static AwsError ExpiredSession { get; } = new("ExpiredToken", "The security token included in the request is expired", 403);

    public static AwsError Mismatch(string message) => new("SignatureDoesNotMatch", message, 403);

    public static AwsError Expired(string date, string now) => new("RequestExpired", $"Signature expired: {date} is not within 5 min. of {now}");

    public static AwsError Denied(string arn, string action, string resource, bool explicitly) => new(
        "AccessDenied",
        $"User: {arn} is not authorized to perform: {action} on resource: {resource} "
        + (explicitly ? "with an explicit deny in an identity-based policy" : $"because no identity-based policy allows the {action} action"),
        403);

    public static AwsError NoOperation(string operation, string version) => new("InvalidAction", $"Could not find operation {operation} for version {version}");

    public static AwsError ForJson(AwsError error) =>
        JsonNames.TryGetValue(error.Code, out var name) ? error with { Code = name, Status = 400 } : error;
}
