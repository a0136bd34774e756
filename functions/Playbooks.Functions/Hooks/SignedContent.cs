using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Playbooks.Functions.Hooks;

/// <summary>
/// Signatures of the Standard Webhooks specification: <c>webhook-id</c>, <c>webhook-timestamp</c> and <c>webhook-signature: v1,BASE64</c>, an HMAC-SHA256 over
/// <c>ID.TIMESTAMP.BODY</c>; several are separated by spaces.
/// <see href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md"/>
/// </summary>
internal static partial class SignedContent
{
    /// <summary>How far the sender's clock may be from ours, and how old a request may be.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private const int MostSignatures = 5;

    public static bool IsGiven(HookRequest request) => request.Header("webhook-signature") is not null;

    /// <summary>The delivery's id where it is proven.</summary>
    public static (string? Id, Proof.Refused? Refused) Check(HookRequest request, HookSecrets secrets, string setting)
    {
        if (request.Header("webhook-id") is not { } id || !Id().IsMatch(id) || request.Header("webhook-timestamp") is not { } stamp || request.Header("webhook-signature") is not { } signatures
            || !long.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds is 0 or > 253_402_300_799)
        {
            return (null, Proof.Unproven("webhook-id, webhook-timestamp or webhook-signature is not there, or is not in the form of Standard Webhooks."));
        }

        if ((request.At - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > Window)
        {
            return (null, Proof.Unproven("webhook-timestamp is more than five minutes from now."));
        }

        var given = signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostSignatures).Select(Bytes).OfType<byte[]>().ToList();
        byte[] content = [.. Encoding.UTF8.GetBytes($"{id}.{stamp}."), .. request.Body.Span];
        return secrets.Any(secret => Matches(secret, content, given)) switch
        {
            true => (id, null),
            false => (null, Proof.Unproven("The signature is not of this door's secret.")),
            null => (null, ClosedDoor.Unset(setting)),
        };
    }

    private static bool Matches(ReadOnlySpan<byte> secret, byte[] content, List<byte[]> given)
    {
        var made = HMACSHA256.HashData(KeyOf(secret), content);
        return given.Aggregate(false, (any, each) => any | CryptographicOperations.FixedTimeEquals(made, each));
    }

    /// <summary>The specification writes keys as <c>whsec_</c> and base64; any other text is the key itself.</summary>
    private static byte[] KeyOf(ReadOnlySpan<byte> secret)
    {
        var text = Encoding.UTF8.GetString(secret);
        var bytes = new byte[text.Length];
        return text.StartsWith("whsec_", StringComparison.Ordinal) && Convert.TryFromBase64String(text["whsec_".Length..], bytes, out var length) ? bytes[..length] : secret.ToArray();
    }

    private static byte[]? Bytes(string signature)
    {
        var bytes = new byte[signature.Length];
        return signature.StartsWith("v1,", StringComparison.Ordinal) && Convert.TryFromBase64String(signature[3..], bytes, out var length) ? bytes[..length] : null;
    }

    [GeneratedRegex(@"\A[0-9A-Za-z._:~-]{1,128}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
