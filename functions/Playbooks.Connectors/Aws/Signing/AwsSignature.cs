using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Auth;

namespace Playbooks.Connectors.Aws.Signing;

/// <summary>
/// Signature Version 4 with the time as an input: a drill runs on a shifted clock, so the SDK's own request pipeline, which reads
/// the machine's, is of no use. The keyed hash is the SDK's.
/// </summary>
internal static class AwsSignature
{
    public const string TimeHeader = "X-Amz-Date";
    public const string TokenHeader = "X-Amz-Security-Token";

    /// <summary>The headers to send beside <paramref name="headers"/>, <c>Authorization</c> among them.</summary>
    /// <param name="headers">What is sent and signed besides <c>Host</c>.</param>
    public static IReadOnlyDictionary<string, string> Sign(
        AwsScope scope, ImmutableCredentials credentials, DateTimeOffset now, HttpMethod method, Uri address,
        IReadOnlyDictionary<string, string> headers, ReadOnlySpan<byte> body)
    {
        var added = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            [TimeHeader] = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture),
        };
        if (credentials.UseToken)
        {
            added[TokenHeader] = credentials.Token;
        }

        var signed = new Dictionary<string, string>(headers.Concat(added), StringComparer.OrdinalIgnoreCase) { ["Host"] = address.Authority };
        var request = AwsCanonicalRequest.Of(method, address, signed, body);
        added["Authorization"] = AWS4Signer.ComputeSignature(
            credentials, scope.Region, now.UtcDateTime, scope.Service, request.SignedHeaders, request.Text).ForAuthorizationHeader;
        return added;
    }
}
