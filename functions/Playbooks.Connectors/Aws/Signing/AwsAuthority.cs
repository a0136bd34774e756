using Playbooks.Connectors.Aws.Keys;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Aws.Signing;

/// <summary>Signs each attempt anew, at the moment it is sent, for one scope.</summary>
internal sealed class AwsAuthority(AwsScope scope, IAwsKeys keys, TimeProvider time) : IRequestAuthority
{
    private static readonly string[] Signed = ["Content-Type", "X-Amz-Target"];

    public async Task<ProviderFailure?> AuthorizeAsync(HttpRequestMessage message, ProviderRequest request, CancellationToken cancellationToken)
    {
        var answer = await keys.GetAsync(cancellationToken);
        if (!answer.Is(out var credentials, out var why))
        {
            return why;
        }

        foreach (var (name, value) in AwsSignature.Sign(scope, credentials, time.GetUtcNow(), message.Method, request.Url, Present(message), request.Body.Span))
        {
            message.Headers.Remove(name);
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return null;
    }

    /// <summary>AWS refuses credentials with 403 or 400, never 401.</summary>
    public bool Renew() => false;

    private static Dictionary<string, string> Present(HttpRequestMessage message)
    {
        var present = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in Signed)
        {
            if (message.Headers.NonValidated.TryGetValues(name, out var values) || message.Content?.Headers.NonValidated.TryGetValues(name, out values) == true)
            {
                present[name] = string.Join(", ", values);
            }
        }

        return present;
    }
}
