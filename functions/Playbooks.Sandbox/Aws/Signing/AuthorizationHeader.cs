using System.Diagnostics.CodeAnalysis;

namespace Playbooks.Sandbox.Aws.Signing;

/// <summary><c>AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…</c>, taken apart.</summary>
internal sealed record AuthorizationHeader(string AccessKeyId, CredentialScope Scope, IReadOnlyList<string> SignedHeaders, string Signature)
{
    public static bool TryParse(string header, [NotNullWhen(true)] out AuthorizationHeader? parsed)
    {
        parsed = null;
        if (!header.StartsWith(SignatureV4.Algorithm + " ", StringComparison.Ordinal))
        {
            return false;
        }

        var parts = header[SignatureV4.Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
            .DistinctBy(part => part[0]).ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);
        var credential = parts.GetValueOrDefault("Credential", "").Split('/');
        if (credential.Length != 5 || credential[4] != CredentialScope.Terminator
            || !parts.TryGetValue("SignedHeaders", out var names) || !parts.TryGetValue("Signature", out var signature))
        {
            return false;
        }

        parsed = new(credential[0], new(credential[1], credential[2], credential[3]), names.Split(';'), signature);
        return true;
    }
}
