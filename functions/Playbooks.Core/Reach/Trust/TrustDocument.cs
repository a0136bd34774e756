using System.Collections.Immutable;
using System.Text.Json;

namespace Playbooks.Core.Reach.Trust;

/// <summary>Opens a trust document of at most 64 KB and collects what is wrong with it.</summary>
internal sealed class TrustDocument
{
    private const int MostCharacters = 65_536;
    private const int MostDiagnostics = 20;

    private readonly ImmutableArray<TrustDiagnostic>.Builder _wrong = ImmutableArray.CreateBuilder<TrustDiagnostic>();

    public static TrustReading<T> Read<T>(string json, Func<JsonElement, TrustDocument, T?> read)
        where T : class
    {
        var document = new TrustDocument();
        if (json.Length > MostCharacters)
        {
            document.Report("document", $"longer than {MostCharacters} characters");
            return document.Close<T>(null);
        }

        try
        {
            using var parsed = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false });
            return document.Close(read(parsed.RootElement, document));
        }
        catch (JsonException wrong)
        {
            document.Report("document", $"not JSON, or a name twice in one object (line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine})");
            return document.Close<T>(null);
        }
    }

    public void Report(string path, string message)
    {
        if (_wrong.Count < MostDiagnostics)
        {
            _wrong.Add(new(path, message));
        }
    }

    public bool Expect(JsonElement element, JsonValueKind kind, string path)
    {
        if (element.ValueKind == kind)
        {
            return true;
        }

        Report(path, $"must be {Named(kind)}, and is {Named(element.ValueKind)}");
        return false;
    }

    /// <summary>One text or a list of texts.</summary>
    public ImmutableArray<string> Texts(JsonElement element, string path)
    {
        var items = element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray()] : ImmutableArray.Create(element);
        return [.. items.Where(item => Expect(item, JsonValueKind.String, path)).Select(item => item.GetString() ?? "")];
    }

    private static string Named(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null or JsonValueKind.Undefined => "nothing",
        _ => "true or false",
    };

    private TrustReading<T> Close<T>(T? value)
        where T : class => _wrong.Count == 0 ? new(value, []) : new(null, _wrong.ToImmutable());
}
