using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Registry;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>One secret that a job could read, by the place that its value comes from.</summary>
internal sealed record SecretReach(SecretPlace Place, Finding Finding);
