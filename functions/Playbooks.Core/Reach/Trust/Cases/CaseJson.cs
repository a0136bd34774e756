using System.Collections.Immutable;
using System.Text.Json;

namespace Playbooks.Core.Reach.Trust.Cases;

internal static class CaseJson
{
    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static string Needed(this JsonElement element, string name) =>
        element.Text(name) ?? throw new KeyNotFoundException($"'{name}' is missing");

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.EnumerateArray() : [];

    public static ImmutableArray<string> Values(this JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value))
        {
            return [];
        }

        var items = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : ImmutableArray.Create(value);
        return [.. items.Select(i => i.ValueKind == JsonValueKind.String ? i.GetString() ?? "" : i.GetRawText())];
    }
}
