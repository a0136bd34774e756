using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Playbooks.Functions.Access;

namespace Playbooks.Functions.Answers;

/// <summary>
/// The <c>Idempotency-Key</c> header: a caller who did not get the answer sends the same again, and it happens once, whichever process takes it and whenever.
/// Nothing is remembered for that: the key becomes the id of what is made.
/// </summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    private const int Longest = 255;

    /// <summary>Null where none was sent, so that each request counts.</summary>
    /// <returns>40 hexadecimal digits that belong to this caller and key alone.</returns>
    public static string? Of(HttpContext context, string what) =>
        context.Request.Headers[Header] is [{ Length: > 0 and <= Longest } key]
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{what}\n{WebCaller.Of(context).Subject ?? WebCaller.Of(context).Id}\n{key}")))[..40]
            : null;
}
