using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Playbooks.Sandbox.Hosting;

/// <summary>One request, read whole and bounded before any handler sees it; handlers are synchronous and run under the tenant's lock.</summary>
internal sealed class Call
{
    public required Listener Listener { get; init; }

    public required string Method { get; init; }

    /// <summary>The raw path as sent (still percent-encoded), without the query.</summary>
    public required string RawPath { get; init; }

    /// <summary>The raw query with its leading question mark, or empty.</summary>
    public required string RawQuery { get; init; }

    public required IQueryCollection Query { get; init; }

    public required IHeaderDictionary Headers { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The tenant's time when the request was taken up.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Scheme and authority the client used.</summary>
    public required string Origin { get; init; }

    /// <summary>Who the part found the caller to be; goes to the audit trail. Never a secret.</summary>
    public string Identity { get; set; } = "anonymous";

    /// <summary>The operation of an earlier <c>Resolve</c>; parts may keep what they matched here for their <c>Answer</c>.</summary>
    public object? Match { get; set; }

    public string Text => Encoding.UTF8.GetString(Body.Span);

    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value.ToString() : null;

    public string? Argument(string name) => Query.TryGetValue(name, out var value) ? value.ToString() : null;

    public int Number(string name, int otherwise, int most) =>
        int.TryParse(Argument(name), out var number) && number > 0 ? Math.Min(number, most) : otherwise;

    /// <summary>The body as a JSON object; null when it is absent, no object or malformed.</summary>
    public JsonObject? Json()
    {
        if (Body.IsEmpty)
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(Body.Span, documentOptions: new JsonDocumentOptions { MaxDepth = 32 }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
