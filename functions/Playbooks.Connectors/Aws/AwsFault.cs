using Playbooks.Connectors.Aws.Protocol;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Aws;

/// <summary>Reads the error that a service states: <c>Error/Code</c> of the Query protocol, <c>__type</c> of JSON 1.1.</summary>
internal static class AwsFault
{
    private const int LongestMessage = 300;

    // AWS quotes what was wrong: the canonical request with the session token in it, or the value that it did not like.
    private static readonly HashSet<string> TalkativeCodes = new(StringComparer.Ordinal)
    {
        "SignatureDoesNotMatch", "InvalidSignatureException", "IncompleteSignature", "IncompleteSignatureException",
    };

    private static readonly HashSet<string> OperationsWithSecrets = new(StringComparer.Ordinal)
    {
        "secretsmanager:PutSecretValue", "ssm:PutParameter",
    };

    public static ProviderFailure OfQuery(ProviderRequest request, Reply reply)
    {
        var root = AwsXml.Read(reply.Body);
        var error = root.Child("Error") ?? root.At("Errors", "Error") ?? root;
        return Of(request, reply, error.TextOrNull("Code"), error.TextOrNull("Message"));
    }

    public static ProviderFailure OfJson(ProviderRequest request, Reply reply)
    {
        var error = CloudJson.Read(reply.Body);
        var type = error.TextOrNull("__type") ?? reply.Header("x-amzn-errortype");
        return Of(request, reply, type?.Split('#')[^1].Split(':')[0], error.TextOrNull("message") ?? error.TextOrNull("Message"));
    }

    private static ProviderFailure Of(ProviderRequest request, Reply reply, string? code, string? message)
    {
        var quoted = message is null || TalkativeCodes.Contains(code ?? "") || OperationsWithSecrets.Contains(request.Operation)
            ? ""
            : $": {(message.Length > LongestMessage ? message[..LongestMessage] : message)}";
        var kind = AwsCodes.Ours(code) is CloudCodes.NotPermitted or CloudCodes.CredentialRefused ? FailureKind.NotPermitted : FailureKind.Status;
        return new ProviderFailure(kind, request.Operation, $"{code ?? "an error without a code"} (status {reply.Status}){quoted}") { Status = reply.Status, Code = code };
    }
}
