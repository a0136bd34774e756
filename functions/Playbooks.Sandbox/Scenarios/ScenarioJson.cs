using System.Globalization;
using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.Scenarios;

/// <summary>Reads members of scenario data; a scenario is ours, so a wrong one is a bug and throws.</summary>
internal static class ScenarioJson
{
    public static string Text(this JsonObject data, string member) =>
        data.TextOr(member) ?? throw new FormatException($"The scenario lacks '{member}' in {data.ToJsonString()[..Math.Min(120, data.ToJsonString().Length)]}.");

    public static string? TextOr(this JsonObject data, string member) => data[member]?.GetValue<string>();

    public static bool FlagOr(this JsonObject data, string member, bool otherwise) => data[member]?.GetValue<bool>() ?? otherwise;

    public static int NumberOr(this JsonObject data, string member, int otherwise) => data[member]?.GetValue<int>() ?? otherwise;

    public static DateTimeOffset? TimeOr(this JsonObject data, string member) =>
        data.TextOr(member) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null;

    public static IEnumerable<JsonObject> Objects(this JsonObject data, string member) => (data[member] as JsonArray ?? []).OfType<JsonObject>();

    public static List<string> Texts(this JsonObject data, string member) => [.. (data[member] as JsonArray ?? []).Select(item => item?.GetValue<string>() ?? "")];

    public static JsonObject Object(this JsonObject data, string member) => data[member] as JsonObject ?? [];
}
