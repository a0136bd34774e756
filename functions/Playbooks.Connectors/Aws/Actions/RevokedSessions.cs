using System.Text.Json.Nodes;
using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>The inline policy that AWS's own console puts to end a role's sessions: it denies what was issued before a time.</summary>
internal static class RevokedSessions
{
    public const string PolicyName = "AWSRevokeOlderSessions";

    public static IamDocument Policy(DateTimeOffset before) => new(PolicyName, new JsonObject
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray(new JsonObject
        {
            ["Effect"] = "Deny",
            ["Action"] = new JsonArray("*"),
            ["Resource"] = new JsonArray("*"),
            ["Condition"] = new JsonObject { ["DateLessThan"] = new JsonObject { ["aws:TokenIssueTime"] = Written(before) } },
        }),
    }.ToJsonString());

    /// <summary>The time in a policy of that shape; null where it is of another.</summary>
    public static DateTimeOffset? TimeOf(IamDocument policy)
    {
        var statement = (JsonTexts.TryParse(policy.Json)?["Statement"] as JsonArray)?.OfType<JsonObject>().FirstOrDefault();
        var text = statement?["Condition"]?["DateLessThan"]?["aws:TokenIssueTime"] is JsonValue value && value.TryGetValue(out string? written) ? written : null;
        return text is not null && TimeText.TryRead(text, out var time) ? time.AsTime() : null;
    }

    /// <summary>The first whole second that is not before the time: tokens of that very moment are ended, too.</summary>
    public static DateTimeOffset Ceiling(DateTimeOffset time) =>
        new(time.UtcTicks + ((TimeSpan.TicksPerSecond - (time.UtcTicks % TimeSpan.TicksPerSecond)) % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    private static string Written(DateTimeOffset time) => Value.Of(time) is Value.Timestamp stamp ? TimeText.Write(stamp) : "";
}
