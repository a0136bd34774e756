using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.Aws.Trail;

/// <summary>One management event. <paramref name="Detail"/> is the record that CloudTrail hands out as a string.</summary>
internal sealed record TrailEvent(long Sequence, string Id, DateTimeOffset At, string Region, string Name, string Source, bool ReadOnly, string? AccessKeyId, string? UserName, IReadOnlyList<string> Resources, JsonObject Detail);
