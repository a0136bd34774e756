using System.Text.Json;
using System.Text.Json.Nodes;

namespace Playbooks.Testing.Conformance;

/// <summary>
/// Holds every request that a client sends, and every answer that a sandbox gives, against the vendor's description, and remembers which
/// operations were met. Without the description it only counts requests.
/// </summary>
/// <param name="exceptions">Operations whose description contradicts itself: answers are not held against it.</param>
/// <param name="isLeftOut">Whether the copy of the description leaves an address out that the vendor describes.</param>
public sealed class ConformanceRecord(OpenApiDescription? description, IReadOnlySet<string> exceptions, Func<Uri, bool> isLeftOut)
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, int> met = new(StringComparer.Ordinal);

    /// <summary>The vendor's name of each operation that was asked for, and how often.</summary>
    public IReadOnlyDictionary<string, int> Met
    {
        get
        {
            lock (gate)
            {
                return new SortedDictionary<string, int>(met, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>What is wrong with the request or its answer; nothing where they are as described.</summary>
    /// <param name="status">Null where no answer came.</param>
    /// <param name="isJson">Whether the answer says that it is JSON; another one, such as a raw file, is what was asked for instead.</param>
    public IReadOnlyList<string> Add(string method, Uri url, ReadOnlySpan<byte> body, int? status, ReadOnlySpan<byte> answer, bool isJson)
    {
        if (description is null || isLeftOut(url))
        {
            return [];
        }

        var name = description.Find(method, url) ?? $"{method} {url.AbsolutePath}";
        var errors = description.Errors(method, url, body, status).ToList();
        if (status is >= 200 and < 300 && !exceptions.Contains(name) && (isJson || answer.IsEmpty))
        {
            errors.AddRange(description.AnswerErrors(method, url.AbsolutePath, status.Value, isJson ? Parsed(answer, errors) : null));
        }

        lock (gate)
        {
            met[name] = met.GetValueOrDefault(name) + 1;
        }

        return errors;
    }

    /// <summary>Every operation of the description, with how often it was met: the report of what is covered.</summary>
    public static IEnumerable<string> Report(OpenApiDescription description, IReadOnlyDictionary<string, int> counts) =>
        description.Operations.Order(StringComparer.Ordinal).Select(o => $"{(counts.TryGetValue(o, out var times) ? $"{times,5}" : "    -")}  {o}");

    private static JsonNode? Parsed(ReadOnlySpan<byte> answer, List<string> errors)
    {
        try
        {
            return JsonNode.Parse(answer);
        }
        catch (JsonException wrong)
        {
            errors.Add($"the answer is no JSON: {wrong.Message}");
            return null;
        }
    }
}
