namespace Playbooks.Connectors.Aws.CloudTrail;

/// <summary>The one thing that a look-up may ask for.</summary>
/// <param name="Key"><c>AccessKeyId</c>, <c>Username</c>, <c>EventName</c>, <c>EventSource</c>, <c>ResourceName</c>, <c>ResourceType</c>, <c>EventId</c> or <c>ReadOnly</c>.</param>
internal sealed record TrailAttribute(string Key, string Value);
