using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Aws.CloudTrail;

/// <summary>
/// CloudTrail's event history: management events of 90 days, of one region; IAM's own are in us-east-1.
/// AWS allows two look-ups a second per account and region; the pace, one per region, keeps to that.
/// </summary>
internal sealed class TrailClient(AwsChannel channel, AwsPace pace, string region)
{
    public async Task<Answer<ImmutableArray<TrailEvent>>> LookupAsync(
        TrailAttribute attribute, DateTimeOffset from, DateTimeOffset until, CancellationToken token) =>
        await channel.ListJsonAsync(
            AwsService.CloudTrail, region, "LookupEvents",
            () => new JsonObject
            {
                ["LookupAttributes"] = new JsonArray(new JsonObject { ["AttributeKey"] = attribute.Key, ["AttributeValue"] = attribute.Value }),
                ["StartTime"] = from.ToUnixTimeSeconds(),
                ["EndTime"] = until.ToUnixTimeSeconds(),
                ["MaxResults"] = 50,
            },
            "Events", TrailReader.Event, pace, token);
}
