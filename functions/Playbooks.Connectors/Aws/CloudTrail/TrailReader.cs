using System.Text.Json;
using System.Text;
using Playbooks.Connectors.Cloud;

namespace Playbooks.Connectors.Aws.CloudTrail;

/// <summary>Turns an item of LookupEvents, and the record embedded in it as text, into one event.</summary>
internal static class TrailReader
{
    public static TrailEvent Event(JsonElement item)
    {
        var record = Embedded(item.TextOrNull("CloudTrailEvent"));
        var identity = record.Member("userIdentity") ?? default;
        var issuer = (identity.Member("sessionContext") ?? default).Member("sessionIssuer") ?? default;
        var issued = (record.Member("responseElements") ?? default).Member("credentials") ?? default;
        return new TrailEvent(
            item.Text("EventId"), item.Text("EventName"), item.TextOrNull("EventSource") ?? "", item.Epoch("EventTime"),
            item.TextOrNull("Username") ?? identity.TextOrNull("userName"),
            item.TextOrNull("AccessKeyId") ?? identity.TextOrNull("accessKeyId"),
            string.Equals(item.TextOrNull("ReadOnly"), "true", StringComparison.OrdinalIgnoreCase),
            identity.TextOrNull("type"), identity.TextOrNull("arn"), issuer.TextOrNull("arn"),
            record.TextOrNull("sourceIPAddress"), record.TextOrNull("userAgent"), record.TextOrNull("awsRegion"), record.TextOrNull("errorCode"),
            issued.TextOrNull("accessKeyId"), (record.Member("requestParameters") ?? default).TextOrNull("roleArn"));
    }

    // What a caller sent is quoted in these records, so one that cannot be read must not hide the event that holds it.
    private static JsonElement Embedded(string? text)
    {
        try
        {
            return text is null ? default : CloudJson.Read(Encoding.UTF8.GetBytes(text));
        }
        catch (BadAnswerException)
        {
            return default;
        }
    }
}
