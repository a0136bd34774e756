using System.Text;
using Playbooks.Core.Values;

namespace Playbooks.Functions.Hooks;

/// <summary>
/// A CloudEvent in any of the modes of its HTTP binding: structured, a batch, or binary with its attributes in <c>ce-</c> headers.
/// <see href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md"/>
/// </summary>
internal static class CloudEventBody
{
    private const string Prefix = "ce-";
    private const int MostAttributes = 50;

    /// <summary>Its attributes are in headers, which no signature over the body covers.</summary>
    public static bool IsBinary(HookRequest request) => request.Headers.ContainsKey("ce-specversion");

    public static Value? Read(HookRequest request)
    {
        if (request.Header("ce-specversion") is null)
        {
            return request.Json();
        }

        var attributes = request.Headers.Keys.Where(name => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)).Take(MostAttributes)
            .Select(name => (Name: name[Prefix.Length..].ToLowerInvariant(), Value: Value.Of(Uri.UnescapeDataString(request.Header(name) ?? ""))));
        var data = request.Json() ?? Value.Of(Encoding.UTF8.GetString(request.Body.Span));
        return Value.MapOf([.. attributes, ("data", data)]);
    }
}
