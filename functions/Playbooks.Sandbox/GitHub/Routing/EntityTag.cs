using System.Security.Cryptography;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Routing;

/// <summary>Tells one state of an answer from another (RFC 9110 §8.8.3); weak for JSON, as GitHub's are.</summary>
internal static class EntityTag
{
    public static string Of(Answer answer)
    {
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(answer.Body.Span))}\"";
        return answer.ContentType?.Contains("raw", StringComparison.Ordinal) is true ? tag : $"W/{tag}";
    }
}
