using System.Text;

namespace Playbooks.Testing.Conformance.Traffic;

/// <summary>A request as it arrived, and what answered it.</summary>
/// <param name="Target">Path and query as sent.</param>
/// <param name="Status">Null where no answer was sent.</param>
/// <param name="AnswerType">The media type of the answer; empty where it has none.</param>
public sealed record RecordedExchange(
    string Method, string Target, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body, int? Status, string AnswerType, ReadOnlyMemory<byte> Answer)
{
    private const string Product = "playbooks";

    public Uri Url { get; } = new("http://provider.example" + Target);

    public string Text => Encoding.UTF8.GetString(Body.Span);

    public string AnswerText => Encoding.UTF8.GetString(Answer.Span);

    /// <summary>Whether the product's own clients sent it; tests also talk to sandboxes by themselves, often wrongly on purpose.</summary>
    public bool IsOfProduct => Header("User-Agent") == Product;

    public bool Succeeded => Status is >= 200 and < 300;

    /// <summary>Whether the answer says that it is JSON; another one, such as a raw file, is what was asked for instead.</summary>
    public bool HasJson => AnswerType.StartsWith("application/json", StringComparison.Ordinal);

    /// <summary>The status to hold against the description: no API here redirects but to where a file lies, and to anywhere else a fault does.</summary>
    public int? HeldStatus => Status == 302 && Answer.IsEmpty ? null : Status;

    /// <summary>A request that a stand-in answers; what it answers is the test's own.</summary>
    public static async Task<RecordedExchange> OfAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        headers["User-Agent"] = Product;
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        return new RecordedExchange(request.Method.Method, request.RequestUri?.PathAndQuery ?? "/", headers, body, null, "", default);
    }

    public string Header(string name) => Headers.TryGetValue(name, out var value) ? value : "";
}
