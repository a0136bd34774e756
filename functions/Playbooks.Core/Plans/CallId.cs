using System.Security.Cryptography;
using System.Text;
using Playbooks.Core.Values;

namespace Playbooks.Core.Plans;

/// <summary>The same step, action and arguments give the same id in every round and every amendment, so that what is done stays done; see <see cref="Continuation"/> for what is half done.</summary>
internal static class CallId
{
    public static string Of(string step, string uses, Value arguments)
    {
        var hash = SHA256.HashData([.. Encoding.UTF8.GetBytes(uses), 0, .. CanonicalJson.Write(arguments)]);
        return $"{step}#{Convert.ToHexStringLower(hash.AsSpan(0, 6))}";
    }
}
