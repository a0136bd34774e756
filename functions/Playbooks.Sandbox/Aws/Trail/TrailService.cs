using System.Globalization;
using System.Text.Json.Nodes;
using Playbooks.Sandbox.Aws.Protocol;
using Playbooks.Sandbox.Aws.Secrets;
using static Playbooks.Sandbox.Aws.Protocol.AwsOperation;

namespace Playbooks.Sandbox.Aws.Trail;

/// <summary>CloudTrail's event history: ninety days, one region, one attribute at a time.</summary>
internal static class TrailService
{
    private const int MostInPage = 50;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private static readonly Dictionary<string, Func<TrailEvent, string, bool>> Attributes = new(StringComparer.Ordinal)
    {
        ["EventId"] = (entry, value) => entry.Id == value,
        ["EventName"] = (entry, value) => entry.Name == value,
        ["ReadOnly"] = (entry, value) => entry.ReadOnly == (value == "true"),
        ["Username"] = (entry, value) => entry.UserName == value,
        ["ResourceType"] = (_, _) => false,
        ["ResourceName"] = (entry, value) => entry.Resources.Contains(value, StringComparer.Ordinal),
        ["EventSource"] = (entry, value) => entry.Source == value,
        ["AccessKeyId"] = (entry, value) => entry.AccessKeyId == value,
    };

    public static AwsService Service { get; } = new(
        "cloudtrail", "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101", null, [Read("LookupEvents", LookUp), .. StoreOperations.All]);

    private static AwsReply LookUp(AwsCall call)
    {
        if (call.Account.ThrottlesLookups && !call.Account.Trail.MayLookUp(call.Now))
        {
            return new AwsError("ThrottlingException", "Rate exceeded");
        }

        var (start, end) = (call.Input.Time("StartTime") ?? call.Now - Kept, call.Input.Time("EndTime") ?? call.Now);
        return Refuse(call, start, end) is { } refusal
            ? refusal
            : AwsPage.Tokened(call, "Events", Matching(call, start, end), Key, Write, most: MostInPage);
    }

    private static AwsError? Refuse(AwsCall call, DateTimeOffset start, DateTimeOffset end)
    {
        var attributes = call.Input.Structures("LookupAttributes");
        if (attributes.Count > 1 || attributes.Any(attribute => !Attributes.ContainsKey(attribute.Text("AttributeKey") ?? "") || attribute.Text("AttributeValue") is null))
        {
            return new AwsError("InvalidLookupAttributesException", "LookupAttributes can contain one AttributeKey and AttributeValue pair.");
        }

        if (start > end)
        {
            return new AwsError("InvalidTimeRangeException", "The StartTime must be before the EndTime.");
        }

        return call.Input.Number("MaxResults") is < 1 or > MostInPage
            ? new AwsError("InvalidMaxResultsException", $"MaxResults must be between 1 and {MostInPage}.")
            : null;
    }

    private static IEnumerable<TrailEvent> Matching(AwsCall call, DateTimeOffset start, DateTimeOffset end)
    {
        var attribute = call.Input.Structures("LookupAttributes") is [var first, ..] ? first : null;
        var visible = call.Now - call.Account.VisibilityDelay;
        return call.Account.Trail.Events
            .Where(entry => entry.Region == call.Region && entry.At >= start && entry.At <= end && entry.At >= call.Now - Kept && entry.At <= visible)
            .Where(entry => attribute is null || Attributes[attribute.Text("AttributeKey") ?? ""](entry, attribute.Text("AttributeValue") ?? ""))
            .OrderBy(Key, StringComparer.Ordinal);
    }

    /// <summary>Newest first.</summary>
    private static string Key(TrailEvent entry) =>
        string.Create(CultureInfo.InvariantCulture, $"{long.MaxValue - entry.At.UtcTicks:D19}/{long.MaxValue - entry.Sequence:D19}");

    private static JsonNode Write(TrailEvent entry)
    {
        var body = new JsonObject
        {
            ["EventId"] = entry.Id,
            ["EventName"] = entry.Name,
            ["ReadOnly"] = entry.ReadOnly ? "true" : "false",
            ["EventTime"] = SecretsService.Seconds(entry.At),
            ["EventSource"] = entry.Source,
            ["Resources"] = new JsonArray([.. entry.Resources.Select(name => new JsonObject { ["ResourceName"] = name })]),
            ["CloudTrailEvent"] = entry.Detail.ToJsonString(),
        };
        AddText(body, "AccessKeyId", entry.AccessKeyId);
        AddText(body, "Username", entry.UserName);
        return body;
    }

    private static void AddText(JsonObject body, string name, string? value)
    {
        if (value is not null)
        {
            body[name] = value;
        }
    }
}
