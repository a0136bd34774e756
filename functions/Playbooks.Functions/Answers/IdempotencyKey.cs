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

    /// <param name="what">What is asked for; with <paramref name="content"/>, that same asking alone is the one that is repeated.</param>
    /// <param name="id">40 hexadecimal digits that belong to this caller, key and asking alone; null where no key was sent, so that each request counts.</param>
    /// <returns>False where what was sent is no key.</returns>
    public static bool TryOf(HttpContext context, string what, ReadOnlySpan<byte> content, out string? id)
    {
        id = null;
        var sent = context.Request.Headers[Header];
        if (sent.Count == 0)
        {
            return true;
        }

        if (sent is not [{ Length: > 0 and <= Longest } key] || key.Any(letter => letter is < ' ' or > '~'))
        {
            return false;
        }

        byte[] all = [.. Encoding.UTF8.GetBytes($"{what}\n{WebCaller.Of(context).Subject ?? WebCaller.Of(context).Id}\n{key}"), .. content];
        id = Convert.ToHexStringLower(SHA256.HashData(all))[..40];
        return true;
    }

    /// <summary>For a request whose key is none.</summary>
    public static IResult Wrong() =>
        Answer.Problem(StatusCodes.Status400BadRequest, "No such key", $"{Header}: send it once, with 1 to {Longest} visible ASCII characters, or not at all.");
}
