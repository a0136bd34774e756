using System.Text.Json;

namespace Playbooks.Sandbox.Aws.Policies;

/// <summary>A policy that stands at a resource and names principals.</summary>
internal static class ResourcePolicy
{
    /// <summary>Null where the text is none.</summary>
    public static IReadOnlyList<PolicyStatement>? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = 16 });
            var list = document.RootElement.TryGetProperty("Statement", out var found) ? found.Clone() : default;
            var items = list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().ToArray() : [list];
            return items.All(item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("Principal", out _)) ? [.. items.Select(Statement)] : null;
        }
        catch (Exception bad) when (bad is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public static bool IsForEverybody(PolicyStatement statement) => Principals(statement).Contains("*", StringComparer.Ordinal);

    /// <summary>Whether it forbids a caller the action on the resource.</summary>
    public static bool Denies(string? json, string arn, string action, PolicyContext context) => json is not null && (Parse(json) ?? []).Any(item =>
        !item.Allow && item.CoversAction(action) && (IsForEverybody(item) || Principals(item).Contains(arn, StringComparer.Ordinal)) && Conditions.Hold(item.Condition, context));

    private static IReadOnlyList<string> Principals(PolicyStatement statement) => statement.Principal switch
    {
        { ValueKind: JsonValueKind.String } one => [one.ToString()],
        { ValueKind: JsonValueKind.Object } map => PolicyDocument.Texts(map, "AWS"),
        _ => [],
    };

    private static PolicyStatement Statement(JsonElement item) => new(
        item.TryGetProperty("Effect", out var effect) && effect.ToString() == "Allow", PolicyDocument.Texts(item, "Action"), [], PolicyDocument.Texts(item, "Resource"), [],
        item.TryGetProperty("Principal", out var principal) ? principal : null, item.TryGetProperty("Condition", out var tests) ? tests : null);
}
