using System.Net.Http.Headers;
using Playbooks.Core.Secrets;

namespace Playbooks.Connectors.Http;

/// <summary>Between our requests and replies and those of the framework.</summary>
internal static class Messages
{
    private static readonly HashSet<string> Credentials = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Cookie", "Proxy-Authorization", "X-Amz-Security-Token",
    };

    public static HttpRequestMessage Build(ProviderSettings settings, ProviderRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.Url);
        if (request.ContentType is { } type)
        {
            message.Content = new ReadOnlyMemoryContent(request.Body);
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        foreach (var (name, value) in settings.Headers.Concat(request.Headers))
        {
            message.Headers.Remove(name);
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    public static Dictionary<string, string> Shown(HttpRequestMessage message) =>
        Flat(message.Headers, message.Content?.Headers, name => Credentials.Contains(name));

    public static Dictionary<string, string> Headers(HttpResponseMessage message) =>
        Flat(message.Headers, message.Content.Headers, _ => false);

    private static Dictionary<string, string> Flat(HttpHeaders first, HttpHeaders? second, Func<string, bool> isHidden)
    {
        var flat = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in second is null ? first.NonValidated : first.NonValidated.Concat(second.NonValidated))
        {
            flat[name] = isHidden(name) ? SecretText.Mask : string.Join(", ", values);
        }

        return flat;
    }
}
