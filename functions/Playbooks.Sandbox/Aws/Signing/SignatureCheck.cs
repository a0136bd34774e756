using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Playbooks.Sandbox.Aws.Protocol;

namespace Playbooks.Sandbox.Aws.Signing;

/// <summary>Tells who signed a request, or why AWS would refuse it. Nothing but the secret proves a caller.</summary>
internal static class SignatureCheck
{
    private const string DateFormat = "yyyyMMdd'T'HHmmss'Z'";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    public static AwsError? Refuse(AuthorizationHeader header, SignedHead head, ReadOnlySpan<byte> body, string service, AwsAccount? account, DateTimeOffset now, out AwsCaller? caller)
    {
        caller = null;
        return RefuseScope(header, service) ?? RefuseDate(header, head, now) ?? RefuseHeaders(header, head)
            ?? RefuseKey(header, head, account, now, out caller, out var secret) ?? RefuseSignature(header, head, body, secret);
    }

    private static AwsError? RefuseScope(AuthorizationHeader header, string service)
    {
        if (header.Scope.Service != service)
        {
            return AuthErrors.Mismatch($"Credential should be scoped to correct service: '{service}'.");
        }

        return service == "iam" && header.Scope.Region != "us-east-1"
            ? AuthErrors.Mismatch($"Credential should be scoped to a valid region, not '{header.Scope.Region}'.")
            : null;
    }

    private static AwsError? RefuseDate(AuthorizationHeader header, SignedHead head, DateTimeOffset now)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var text = head.Headers.GetValueOrDefault("x-amz-date", "");
        if (!DateTimeOffset.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, utc, out var date))
        {
            return AuthErrors.Incomplete;
        }

        if (header.Scope.Date != text[..8])
        {
            return AuthErrors.Mismatch($"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{header.Scope.Date}' != '{text[..8]}'.");
        }

        return (now - date).Duration() > Skew ? AuthErrors.Expired(text, now.UtcDateTime.ToString(DateFormat, CultureInfo.InvariantCulture)) : null;
    }

    /// <summary>A header that AWS reads must be signed; else somebody on the way could add one.</summary>
    private static AwsError? RefuseHeaders(AuthorizationHeader header, SignedHead head)
    {
        var unsigned = head.Headers.Keys.Where(name => name == "host" || name.StartsWith("x-amz-", StringComparison.Ordinal))
            .FirstOrDefault(name => !header.SignedHeaders.Contains(name, StringComparer.Ordinal));
        return unsigned is null ? null : AuthErrors.Mismatch($"'{unsigned}' must be a 'SignedHeader' in the AWS Authorization header.");
    }

    private static AwsError? RefuseKey(AuthorizationHeader header, SignedHead head, AwsAccount? account, DateTimeOffset now, out AwsCaller? caller, out string secret)
    {
        (caller, secret) = account?.FindKey(header.AccessKeyId, now) ?? (null, "");
        var token = head.Headers.GetValueOrDefault("x-amz-security-token");
        if (caller is null || caller.Session?.Token != token)
        {
            return AuthErrors.UnknownKey;
        }

        return caller.Session is { } session && session.ExpiresAt <= now ? AuthErrors.ExpiredSession : null;
    }

    private static AwsError? RefuseSignature(AuthorizationHeader header, SignedHead head, ReadOnlySpan<byte> body, string secret)
    {
        var hash = SignatureV4.Hash(body);
        if (head.Headers.TryGetValue("x-amz-content-sha256", out var claimed) && claimed != hash)
        {
            return AuthErrors.Mismatch("The provided 'x-amz-content-sha256' header does not match what was computed.");
        }

        var canonical = SignatureV4.CanonicalRequest(head, header.SignedHeaders, hash);
        var expected = SignatureV4.Sign(secret, header.Scope, head.Headers["x-amz-date"], canonical);
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(header.Signature))
            ? null
            : AuthErrors.Mismatch("The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.");
    }
}
