using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts;

/// <summary>One thing that was sent, proven to be from whom it says.</summary>
/// <param name="Source">Which door: one of <see cref="AlertSources.Names"/>.</param>
/// <param name="Event">What the transport said of the body; GitHub names its event there. Null where it says nothing.</param>
public sealed record Delivery(string Source, string? Event, Value Body);
