using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Playbooks.Sandbox.Entra.Graph;

/// <summary>
/// The part of OData's <c>$filter</c> that clients of the directory need: comparisons, <c>any</c> over a list and
/// <c>startswith</c>, joined by <c>and</c>.
/// </summary>
internal static partial class GraphFilter
{
    /// <summary>Null when the text is not understood.</summary>
    public static Func<JsonObject, bool>? Parse(string text)
    {
        var clauses = And().Split(text).Select(clause => Clause(clause.Trim())).ToList();
        return clauses.Contains(null) ? null : item => clauses.TrueForAll(clause => clause?.Invoke(item) == true);
    }

    private static Func<JsonObject, bool>? Clause(string text)
    {
        if (Comparison().Match(text) is { Success: true } comparison)
        {
            var (path, test, value) = (comparison.Groups[1].Value, comparison.Groups[2].Value, Literal(comparison.Groups[3].Value));
            return item => Compare(At(item, path), test, value);
        }

        if (Any().Match(text) is { Success: true } any)
        {
            var (list, member, value) = (any.Groups[1].Value, any.Groups[3].Value, Literal(any.Groups[4].Value));
            return item => item[list] is JsonArray entries && entries.Any(entry => (member.Length == 0 ? entry : entry?[member])?.ToString() == value);
        }

        return StartsWith().Match(text) is { Success: true } start
            ? item => At(item, start.Groups[1].Value)?.StartsWith(Literal(start.Groups[2].Value) ?? "", StringComparison.OrdinalIgnoreCase) == true
            : null;
    }

    private static string? At(JsonObject item, string path) =>
        path.Split('/').Aggregate((JsonNode?)item, (at, name) => (at as JsonObject)?[name])?.ToString();

    private static string? Literal(string text) =>
        text == "null" ? null : text.StartsWith('\'') ? text[1..^1].Replace("''", "'", StringComparison.Ordinal) : text;

    private static bool Compare(string? actual, string test, string? wanted) => test switch
    {
        "eq" => string.Equals(actual, wanted, StringComparison.OrdinalIgnoreCase),
        "ne" => !string.Equals(actual, wanted, StringComparison.OrdinalIgnoreCase),
        _ => actual is not null && wanted is not null && Order(actual, wanted) is { } order && test switch
        {
            "ge" => order >= 0,
            "gt" => order > 0,
            "le" => order <= 0,
            _ => order < 0,
        },
    };

    private static int? Order(string actual, string wanted) =>
        Date(actual) is { } one && Date(wanted) is { } other ? one.CompareTo(other) : string.CompareOrdinal(actual, wanted);

    private static DateTimeOffset? Date(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    // Quoted text may hold the word; it is skipped by counting quotes to the end.
    [GeneratedRegex(@" and (?=(?:[^']*'[^']*')*[^']*$)")]
    private static partial Regex And();

    [GeneratedRegex(@"^([\w/]+) (eq|ne|ge|gt|le|lt) ('(?:[^']|'')*'|[\w.:+-]+)$")]
    private static partial Regex Comparison();

    [GeneratedRegex(@"^(\w+)/any\((\w+):\s*\2(?:/(\w+))? eq ('(?:[^']|'')*'|[\w-]+)\)$")]
    private static partial Regex Any();

    [GeneratedRegex(@"^startswith\((\w+),\s*('(?:[^']|'')*')\)$")]
    private static partial Regex StartsWith();
}
