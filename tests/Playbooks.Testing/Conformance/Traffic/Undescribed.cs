using System.Text.Json;
using System.Text.RegularExpressions;

namespace Playbooks.Testing.Conformance.Traffic;

/// <summary>Operations that the product asks for and the trimmed descriptions leave out, each with the reason.</summary>
/// <param name="Operation">A regular expression of the whole of <c>METHOD path</c>, or of AWS's <c>service:Operation</c>.</param>
/// <param name="Example">One such operation, to see whether the description has come to know it.</param>
internal sealed record Undescribed(string Provider, string Operation, string Example, string Reason)
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<Undescribed> All { get; } = Read();

    public bool Covers(Finding finding) =>
        finding.Provider == Provider && Regex.IsMatch(finding.Operation, $"^(?:{Operation})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));

    private static IReadOnlyList<Undescribed> Read()
    {
        using var stream = typeof(Undescribed).Assembly.GetManifestResourceStream("undescribed.json") ?? throw new InvalidDataException("undescribed.json is not there");
        return JsonSerializer.Deserialize<IReadOnlyList<Undescribed>>(stream, Shape) ?? [];
    }
}
